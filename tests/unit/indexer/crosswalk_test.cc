// The crosswalk of the corpus: what single names mean in its taxonomy, and that records with the
// same names become the same entries in every form that has such names.
#include <pprsearch/classifier.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "indexer/input/sources.h"
#include "indexer/intake/intake.h"
#include "indexer/vocabulary/vocabulary_files.h"
#include "tests/support/scratch_folder.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(crosswalk_of_the_corpus)

namespace {

using Names = std::vector<std::string>;

const std::string kCorpus = PPRSEARCH_CORPUS;

const Taxonomy& taxonomy() {
  static const Taxonomy taxonomy = load_taxonomy(kCorpus + "/taxonomy.yaml");
  return taxonomy;
}

const Crosswalk& crosswalk() {
  static const Crosswalk crosswalk = load_crosswalk(kCorpus + "/crosswalk.yaml", taxonomy());
  return crosswalk;
}

std::string joined(Names names, const char* between = "; ") {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : between) + name;
  return text;
}

std::string sorted(Names names) {
  std::sort(names.begin(), names.end());
  return joined(std::move(names));
}

/// What a name means: "topics | types".
std::string meaning_of(const std::string& name) {
  static const Classifier classifier(taxonomy(), crosswalk());
  Entry entry;
  entry.topics = {name};
  classifier.classify(entry);
  return joined(entry.topics) + " | " + joined(entry.research_types);
}

// ---- The same records in several forms ----

struct Article {
  std::string title;
  Names headings;  ///< of MeSH, with qualifiers
  Names types;     ///< publication types
  Names words;     ///< the authors' own
  std::string topics;
  std::string research_types;
  std::string keywords;
};

const std::vector<Article>& articles() {
  static const std::vector<Article> articles = {
      {"Who leaves group therapy for panic",
       {"Humans", "Female", "Patient Dropouts", "Psychotherapy, Group/*methods",
        "Panic Disorder/*therapy/psychology"},
       {"Journal Article", "Randomized Controlled Trial"},
       {"attendance"},
       "anxiety; dropout; group-psychotherapy",
       "randomized-trial",
       "Female; Humans; Journal Article; Panic Disorder; Patient Dropouts; Psychotherapy, Group"},
      {"Antidepressants, therapy or both",
       {"Adult", "*Combined Modality Therapy", "Depressive Disorder, Major/drug therapy/*therapy",
        "Treatment Outcome"},
       {"Meta-Analysis", "Systematic Review"},
       {},
       "depression; medication",
       "meta-analysis; systematic-review",
       "Adult; Combined Modality Therapy; Depressive Disorder, Major; Treatment Outcome"},
      {"Grief in the consulting room",
       {"Grief", "Countertransference", "Humans"},
       {"Case Reports"},
       {"bereavement"},
       "transference",
       "case-study",
       "Case Reports; Grief; Humans; bereavement"},
      {"Living with cancer in therapy",
       {"Neoplasms/*psychology", "Middle Aged", "Adaptation, Psychological"},
       {"Journal Article", "Review"},
       {},
       "medical-illness",
       "literature-review",
       "Adaptation, Psychological; Journal Article; Middle Aged; Neoplasms"},
      {"Neoplasms and their pathology",
       {"Neoplasms/pathology"},
       {"Journal Article"},
       {},
       "",
       "",
       "Journal Article; Neoplasms"},
      {"What sertraline costs",
       {"Sertraline/economics/therapeutic use", "Cost-Benefit Analysis", "United States"},
       {"Comparative Study", "Research Support, Non-U.S. Gov't"},
       {},
       "cost-effectiveness; medication",
       "",
       "Comparative Study; Cost-Benefit Analysis; Research Support, Non-U.S. Gov't; Sertraline; "
       "United States"},
      {"A bond by video",
       {"Professional-Patient Relations", "Videoconferencing"},
       {"Journal Article"},
       {"working alliance", "telepsychotherapy"},
       "alliance",
       "",
       "Journal Article; Professional-Patient Relations; Videoconferencing; telepsychotherapy"},
      {"A guideline for PTSD",
       {"Stress Disorders, Post-Traumatic/*therapy", "Implosive Therapy", "Veterans/psychology"},
       {"Practice Guideline"},
       {},
       "cbt; trauma",
       "practice-guideline",
       "Implosive Therapy; Stress Disorders, Post-Traumatic; Veterans"},
      {"The borderline patient's brain",
       {"Borderline Personality Disorder/physiopathology", "Brain/*physiopathology", "Amygdala",
        "Young Adult"},
       {"Journal Article"},
       {},
       "neuroscience; personality-disorders",
       "",
       "Amygdala; Borderline Personality Disorder; Journal Article; Young Adult"},
      {"How residents learn therapy",
       {"Internship and Residency", "Psychotherapy/*education", "Qualitative Research",
        "Surveys and Questionnaires"},
       {"Journal Article"},
       {},
       "training",
       "qualitative-study",
       "Internship and Residency; Journal Article; Psychotherapy; Surveys and Questionnaires"},
      {"Thoughts of suicide after discharge",
       {"Suicidal Ideation", "Follow-Up Studies", "Patient Discharge", "Aged, 80 and over"},
       {"Observational Study"},
       {},
       "suicide",
       "naturalistic-study",
       "Aged, 80 and over; Follow-Up Studies; Patient Discharge; Suicidal Ideation"},
      {"Hypertension in clinics",
       {"Hypertension/*drug therapy", "Patient Compliance", "Male"},
       {"Letter"},
       {},
       "medication",
       "",
       "Hypertension; Letter; Male; Patient Compliance"},
  };
  return articles;
}

std::string number_of(const Article& article) {
  return std::to_string(90000001 + (&article - articles().data()));
}

std::string nbib() {
  std::string text;
  for (const Article& article : articles()) {
    text += "PMID- " + number_of(article) + "\nDP  - 2020\nTI  - " + article.title + ".\n";
    for (const std::string& type : article.types) text += "PT  - " + type + '\n';
    for (const std::string& heading : article.headings) text += "MH  - " + heading + '\n';
    for (const std::string& word : article.words) text += "OT  - " + word + '\n';
    text += '\n';
  }
  return text;
}

/// "Depression/*therapy" with its parts as elements; the asterisk is an attribute.
std::string mesh_heading(std::string heading) {
  std::string xml = "<MeshHeading>";
  const char* element = "DescriptorName";
  for (std::size_t begin = 0; begin != heading.npos;) {
    const std::size_t slash = heading.find('/', begin);
    std::string part = heading.substr(begin, slash == heading.npos ? slash : slash - begin);
    const bool major = part.starts_with('*');
    const std::string name(element);
    xml += '<' + name + " MajorTopicYN=\"" + (major ? 'Y' : 'N') + "\">" + part.substr(major) +
           "</" + name + '>';
    element = "QualifierName";
    begin = slash == heading.npos ? slash : slash + 1;
  }
  return xml + "</MeshHeading>";
}

std::string pubmed_xml() {
  std::string text = "<PubmedArticleSet>\n";
  for (const Article& article : articles()) {
    text += "<PubmedArticle><MedlineCitation><PMID>" + number_of(article) +
            "</PMID><Article><ArticleTitle>" + article.title +
            ".</ArticleTitle><PublicationTypeList>";
    for (const std::string& type : article.types) {
      text += "<PublicationType>" + type + "</PublicationType>";
    }
    text += "</PublicationTypeList></Article><MeshHeadingList>";
    for (const std::string& heading : article.headings) text += mesh_heading(heading);
    text += "</MeshHeadingList><KeywordList>";
    for (const std::string& word : article.words) text += "<Keyword>" + word + "</Keyword>";
    text += "</KeywordList></MedlineCitation></PubmedArticle>\n";
  }
  return text + "</PubmedArticleSet>\n";
}

std::string ris() {
  std::string text;
  for (const Article& article : articles()) {
    text += "TY  - JOUR\nID  - pm" + number_of(article) + "\nTI  - " + article.title + '\n';
    for (const Names& names : {article.headings, article.types, article.words}) {
      for (const std::string& name : names) text += "KW  - " + name + '\n';
    }
    text += "ER  - \n\n";
  }
  return text;
}

std::string quoted(const Names& names) {
  return names.empty() ? "[]" : "[\"" + joined(names, "\", \"") + "\"]";
}

std::string jsonl() {
  std::string text;
  for (const Article& article : articles()) {
    Names topics = article.headings;
    topics.insert(topics.end(), article.words.begin(), article.words.end());
    text += R"({"id": "pm)" + number_of(article) + R"(", "title": ")" + article.title +
            R"(", "topics": )" + quoted(topics) + R"(, "research_types": )" +
            quoted(article.types) + "}\n";
  }
  return text;
}

/// The entries that a build takes from a file of that text.
std::vector<Entry> entries_of(const std::string& name, const std::string& text) {
  const ScratchFolder folder;
  std::vector<Entry> entries;
  std::ostringstream told;
  Intake intake([&](const Entry& entry) { entries.push_back(entry); },
                {.taxonomy = taxonomy(), .crosswalk = crosswalk()}, told);
  read_files(
      find_files({folder.write(name, text)}),
      [&](Record&& record) { intake.take(std::move(record)); }, [](std::uint64_t) {});
  intake.finish();
  BOOST_TEST(intake.counts().rejected == 0U, told.str());
  return entries;
}

}  // namespace

BOOST_AUTO_TEST_CASE(headings_mean_the_topics_and_types_that_they_are_about) {
  const struct {
    const char* name;
    const char* meaning;
  } kRows[] = {
      {"Patient Dropouts", "dropout | "},
      {"Psychotherapy, Group", "group-psychotherapy | "},
      {"Group Psychotherapy", "group-psychotherapy | "},
      {"Meta-Analysis", " | meta-analysis"},
      {"Meta Analysis", " | meta-analysis"},
      {"Network Meta-Analysis", " | meta-analysis"},
      {"Randomized Controlled Trial", " | randomized-trial"},
      {"Systematic Review", " | systematic-review"},
      {"Case Reports", " | case-study"},
      {"Practice Guideline", " | practice-guideline"},
      {"Review", " | literature-review"},
      {"Qualitative Research", " | qualitative-study"},
      {"Validation Study", " | measurement-study"},
      {"Validation Studies", " | measurement-study"},
      {"Depression", "depression | "},
      {"Depressive Disorder, Major/drug therapy", "depression; medication | "},
      {"Antidepressive Agents/therapeutic use", "medication | "},
      {"Fluoxetine/*therapeutic use/adverse effects", "medication | "},
      {"Stress Disorders, Post-Traumatic", "trauma | "},
      {"Posttraumatic Stress Disorder", "trauma | "},
      {"Cognitive Behavioral Therapy", "cbt | "},
      {"Cognitive Behavior Therapy", "cbt | "},
      {"Psychotherapy, Psychodynamic", "pdt | "},
      {"Psychodynamic Psychotherapy", "pdt | "},
      {"Interpersonal Psychotherapy", "ipt | "},
      {"Transference, Psychology", "transference | "},
      {"Transference (Psychology)", "transference | "},
      {"Psychotherapeutic Transference", "transference | "},
      {"Psychotherapeutic Resistance", "resistance | "},
      {"Psychotherapeutic Outcomes", "outcomes | "},
      {"Treatment Effectiveness Evaluation", "efficacy | "},
      {"Treatment Termination", "termination | "},
      {"Treatment Duration", "treatment-length | "},
      {"Therapist Characteristics", "therapist-factors | "},
      {"Client Characteristics", "client-factors | "},
      {"Patient Preference", "preferences | "},
      {"Object Attachment", "attachment | "},
      {"Attachment Behavior", "attachment | "},
      {"Cost-Benefit Analysis", "cost-effectiveness | "},
      {"Depressive Disorder/economics", "depression; cost-effectiveness | "},
      {"Empathy", "empathy | "},
      {"Placebo Effect", "placebo | "},
      {"Posttreatment Followup", "long-term-outcomes | "},
      {"Suicide, Attempted", "suicide | "},
      {"Anxiety/therapy", "anxiety | "},  // by the slug
      {"Diabetes Mellitus, Type 2/psychology", "medical-illness | "},
      // What sounds like a topic and is none.
      {"Treatment Outcome", " | "},
      {"Follow-Up Studies", " | "},
      {"Placebos", " | "},
      {"Combined Modality Therapy", " | "},
      {"Quality-Adjusted Life Years", " | "},
      {"Behavior Therapy", " | "},
      {"Patient Compliance", " | "},
      {"Length of Stay", " | "},
      {"Depression, Chemical", " | "},
      {"Transfer, Psychology", " | "},
      {"Awareness", " | "},
      {"Multiple Trauma", " | "},
      {"Wounds and Injuries", " | "},
      {"Neoplasms", " | "},
      {"Biofeedback, Psychology", " | "},
      {"Meta-Analysis as Topic", " | "},
      {"Randomized Controlled Trials as Topic", " | "},
      {"Surveys and Questionnaires", " | "},
      {"Humans", " | "},
      {"Journal Article", " | "},
  };
  for (const auto& row : kRows) {
    BOOST_TEST(meaning_of(row.name) == row.meaning,
               row.name << " means " << meaning_of(row.name) << ", not " << row.meaning);
  }
}

BOOST_AUTO_TEST_CASE(each_topic_but_the_rest_has_headings) {
  for (const TaxonomyValue& topic : taxonomy().topics) {
    const bool has_rule = std::ranges::any_of(crosswalk().rules, [&](const CrosswalkRule& rule) {
      return std::ranges::find(rule.topics, topic.slug) != rule.topics.end();
    });
    BOOST_TEST((has_rule != (topic.slug == "miscellaneous")), topic.slug);
  }
}

BOOST_AUTO_TEST_CASE(the_same_records_become_the_same_entries_in_every_form) {
  const struct {
    const char* file;
    std::string text;
  } kForms[] = {
      {"a.nbib", nbib()}, {"a.xml", pubmed_xml()}, {"a.ris", ris()}, {"a.jsonl", jsonl()}};
  for (const auto& form : kForms) {
    const std::vector<Entry> entries = entries_of(form.file, form.text);
    BOOST_TEST_REQUIRE(entries.size() == articles().size(), form.file);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      BOOST_TEST_CONTEXT(form.file << ": " << entries[i].title) {
        BOOST_TEST(entries[i].title == articles()[i].title);
        BOOST_TEST(sorted(entries[i].topics) == articles()[i].topics);
        BOOST_TEST(sorted(entries[i].research_types) == articles()[i].research_types);
        BOOST_TEST(sorted(entries[i].keywords) == articles()[i].keywords);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
