#include "formats/reference_names.h"

#include <boost/test/unit_test.hpp>

#include "formats/author_field.h"
#include "tests/unit/formats/reference_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(reference_names)

namespace {

/// "family|given|suffix", "[literal]" or "'printed'", with "; " between.
std::string shown(const Reference& reference) {
  std::string text;
  for (ReferenceAuthor author : reference.authors) {
    settle_name(author.name);
    const Name& name = author.name;
    if (!text.empty()) text += "; ";
    if (!author.printed.empty()) {
      text += "'" + author.printed + "'";
    } else if (!name.literal.empty()) {
      text += "[" + name.literal + "]";
    } else {
      text += name.family + "|" + name.given + (name.suffix.empty() ? "" : "|" + name.suffix);
    }
  }
  return text + (reference.authors_cut ? "; …" : "");
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_field_names_an_author_or_several) {
  const struct {
    const char* field;
    const char* authors;
  } kRows[] = {
      // One.
      {"Okafor, Ngozi", "Okafor|Ngozi"},
      {"García Márquez, Gabriel José", "García Márquez|Gabriel José"},
      {"van den Berg, Pieter J.", "van den Berg|Pieter J."},
      {"Berg, Pieter van den", "Berg|Pieter van den"},
      {"Hill CE", "Hill|CE"},
      {"Hill C.E.", "Hill|C.E."},
      {"Hill C. E.", "Hill|C. E."},
      {"Sartre J.-P.", "Sartre|J.-P."},
      {"van der Berg AB", "van der Berg|AB"},
      {"Clara E. Hill", "'Clara E. Hill'"},
      {"Plato", "[Plato]"},
      {"Okafor, N.,", "Okafor|N."},
      {"Okafor, N.;", "Okafor|N."},
      {"Ivanov II", "Ivanov|II"},
      // Line ends that were lost.
      {"Tan A.Schulze A. B.O'Donnell C. P.", "Tan|A.; Schulze|A. B.; O'Donnell|C. P."},
      {"J.Smith", "[J.Smith]"},
      // Suffixes.
      {"King, Martin, Jr.", "King|Martin|Jr."},
      {"Cobb, Jr., Fields W.", "Cobb|Fields W.|Jr."},
      {"Hare, III, Henry F.", "Hare|Henry F.|III"},
      {"John Smith, Jr., Kate Doe", "Smith|John|Jr.; 'Kate Doe'"},
      {"Roe, Ann1; Lee, B.2", "Roe|Ann; Lee|B."},
      {"Care Team 2", "[Care Team 2]"},
      {"Hare III, Henry F.", "Hare|Henry F.|III"},
      {"Hare II, Henry F.", "Hare|Henry F.|II"},
      {"Ivanov II, Petrov PP", "Ivanov|II; Petrov|PP"},
      {"Hare, V, Henry", "Hare|Henry|V"},
      {"Hare, V, H.", "Hare|V|H."},
      {"Hare, iii, Henry", "Hare|Henry|iii"},
      {"Hare, Esq., Henry", "Hare|Henry|Esq."},
      {"Hare,, Henry", "Hare|Henry"},
      {"Hare, Jr., M.D., Henry", "Hare|Henry|Jr."},
      {"Dr. Henry Hare Jr", "Hare|Henry|Jr"},
      {"Souza, Filho, Ana", "Souza|Ana|Filho"},
      {"Roe, Ph.D., Jane", "Roe|Jane"},
      {"Roe, MD, Jane", "Roe|Jane"},
      {"Roe, Jane <roe@example.org>", "Roe|Jane"},
      {"Ullrich, Jr., O. A.", "Ullrich|O. A.|Jr."},
      {"King Jr., Martin", "King|Martin|Jr."},
      {"King, Martin Luther Jr", "King|Martin Luther|Jr"},
      {"Cobb, Jr. Fields W.", "Cobb|Fields W.|Jr."},
      {"Barber JP Jr", "Barber|JP|Jr"},
      {"Barber JP 3rd", "Barber|JP|3rd"},
      {"Cobb, Jr.", "Cobb||Jr."},
      {"Martin Luther King, Jr.", "King|Martin Luther|Jr."},
      {"Jan van der Berg, Jr.", "van der Berg|Jan|Jr."},
      {"de la Cruz, Jr.", "de la Cruz||Jr."},
      {"Robert Downey III", "Downey|Robert|III"},
      {"Barber Jones II", "Barber Jones|II"},
      {"Sanchez, Jnr, P.", "Sanchez|P.|Jnr"},
      {"Sanchez, Junior, P.", "Sanchez|P.|Junior"},
      {"Sanchez, J\u00FAnior, P.", "Sanchez|P.|J\u00FAnior"},
      {"Sanchez, (Jr.), P.", "Sanchez|P.|Jr."},
      {"Silva, Junior", "Silva|Junior"},
      {"Kolk, van der, B. A.", "van der Kolk|B. A."},
      {"Hill C E", "Hill|C E"},
      {"DE LA CRUZ M", "DE LA CRUZ|M"},
      // Numbers and dates of persons.
      {"Smith, John, 1950-", "Smith|John"},
      {"Smith, John, 1950-2010", "Smith|John"},
      {"Smith, John, b. 1950", "Smith|John"},
      {"Smith, John, 1950-2010.", "Smith|John"},
      {"Smith, 2020", "Smith|2020"},
      {"Abbasi, Jennifer (0000-0002-1825-0097)", "Abbasi|Jennifer"},
      {"Smith, John (1); Doe, Kate (2)", "Smith|John; Doe|Kate"},
      {"Smith, John (https://orcid.org/0000-0002-1825-0097)", "Smith|John"},
      {"Roe, Ann; ORCID: https://orcid.org/0000-0002-1825-0097; Lee, Bo", "Roe|Ann; Lee|Bo"},
      {"Roe, Ann, author.", "Roe|Ann"},
      {"Roe, Ann, 1950-, editor", "Roe|Ann"},
      {"Roe, Ann, Ed", "Roe|Ann"},
      {"Roe, Ed", "Roe|Ed"},
      {"Roe, Ann, Lee, Bo, Kim, Ed", "Roe|Ann; Lee|Bo; Kim|Ed"},
      {"Roe, Ann, roe@example.org", "Roe|Ann"},
      // Other scripts.
      {"Иванов И.И., Петров П.П.", "Иванов|И.И.; Петров|П.П."},
      {"Иванов И. И.; Петров П. П.", "Иванов|И. И.; Петров|П. П."},
      {"Παπάς Α., Σαββα Ν.", "Παπάς|Α.; Σαββα|Ν."},
      {"Smith, John, PhD", "Smith|John"},
      {"Smith, John A, MPH", "Smith|John A"},
      {"Smith, John, Jr., MD", "Smith|John|Jr."},
      // Bodies.
      {"World Health Organization,", "[World Health Organization]"},
      {"World Health Organization", "[World Health Organization]"},
      {"Department of Health, Education, and Welfare",
       "[Department of Health, Education, and Welfare]"},
      {"Centers for Disease Control and Prevention",
       "[Centers for Disease Control and Prevention]"},
      {"National Institute for Health and Care Excellence",
       "[National Institute for Health and Care Excellence]"},
      {"American Psychiatric Association, Task Force on Rest",
       "[American Psychiatric Association, Task Force on Rest]"},
      {"Anxiety Study Group UK", "[Anxiety Study Group UK]"},
      {"3M Company", "[3M Company]"},
      {"ISO 17281:2002", "[ISO 17281:2002]"},
      {"Press, Sarah Anne", "Press|Sarah Anne"},
      {"Press WH", "Press|WH"},
      {"Smith & Sons", "'Smith & Sons'"},
      // Several.
      {"Sanchez, Pedro J.; Montero, Maria; Reyes, Ana Luisa",
       "Sanchez|Pedro J.; Montero|Maria; Reyes|Ana Luisa"},
      {"Smith J; Doe K;", "Smith|J; Doe|K"},
      {"Okafor, N.; World Health Organization", "Okafor|N.; [World Health Organization]"},
      {"M&uuml;ller, A.; Okafor, N.", "M&uuml;ller|A.; Okafor|N."},
      {"Smith, J.\nDoe, K.", "Smith|J.; Doe|K."},
      {"World Health\nOrganization", "[World Health\nOrganization]"},
      {"Smith, John and Doe, Jane", "Smith|John; Doe|Jane"},
      {"Jane Doe and John Roe", "'Jane Doe'; 'John Roe'"},
      {"Smith, J., Doe, K., & Roe, L.", "Smith|J.; Doe|K.; Roe|L."},
      {"Smith J, Doe K, Roe L", "Smith|J; Doe|K; Roe|L"},
      {"Smith J, Doe K", "Smith|J; Doe|K"},
      {"Smith J.A., Doe K.", "Smith|J.A.; Doe|K."},
      {"Smith J, de la Cruz M, Barber JP Jr", "Smith|J; de la Cruz|M; Barber|JP|Jr"},
      {"Smith J, Doe K, WHO Study Group", "Smith|J; Doe|K; [WHO Study Group]"},
      {"Smith J, Doe K and Roe L", "Smith|J; Doe|K; Roe|L"},
      {"Smith, J. A., Doe, K. B.", "Smith|J. A.; Doe|K. B."},
      {"Smith, J., Jr., Doe, K.", "Smith|J.|Jr.; Doe|K."},
      {"Jane Doe, John Roe, Ann Lee", "'Jane Doe'; 'John Roe'; 'Ann Lee'"},
      {"Smith, John, Jones, Kate", "Smith|John; Jones|Kate"},
      {"Smith J.,Jones K.", "Smith|J.; Jones|K."},
      {"SMITH J; JONES K", "SMITH|J; JONES|K"},
      {"SMITH J, DOE K", "SMITH|J; DOE|K"},
      {"WU K, LI J", "WU|K; LI|J"},
      {"J. Smith & K. Jones", "'J. Smith'; 'K. Jones'"},
      {"J. Smith, K. Jones", "'J. Smith'; 'K. Jones'"},
      {"J Smith, K L Jones", "'J Smith'; 'K L Jones'"},
      {"John A. Smith, Kate Doe, and Lou Roe", "'John A. Smith'; 'Kate Doe'; 'Lou Roe'"},
      {"Smith, John, and Kate Doe", "Smith|John; 'Kate Doe'"},
      {"Smith, John, Kate Doe, and Lou Roe", "Smith|John; 'Kate Doe'; 'Lou Roe'"},
      {"Gabrielle Samuel,Jessica M Sims", "'Gabrielle Samuel'; 'Jessica M Sims'"},
      {"Jane Doe,Ann Lee", "'Jane Doe'; 'Ann Lee'"},
      {"Jane Doe, Ann M. Lee", "'Jane Doe'; 'Ann M. Lee'"},
      {"Sanchez Montero, Pedro Luis", "Sanchez Montero|Pedro Luis"},
      {"van den Berg, Pieter J. K.", "van den Berg|Pieter J. K."},
      {"Smith J, Jr., Doe K", "Smith|J|Jr.; Doe|K"},
      {"Smith J.; Doe K., Jr.", "Smith|J.; Doe|K.|Jr."},
      {"Smith J, Doe K; Roe L", "Smith|J; Doe|K; Roe|L"},
      {"WHO Study Group, Smith J", "[WHO Study Group]; Smith|J"},
      {"Smith, J and the WHO Study Group", "Smith|J; [the WHO Study Group]"},
      {"Roe, A., for the ABC Study Group", "Roe|A.; [ABC Study Group]"},
      {"Roe A, on behalf of the ABC Study Group", "Roe|A; [ABC Study Group]"},
      {"Ann Roe \u00B7 Bo Lee", "'Ann Roe'; 'Bo Lee'"},
      {"Ann Roe \u2022 Bo Lee", "'Ann Roe'; 'Bo Lee'"},
      {"Sanchez, Pedro J./Montero, Maria", "Sanchez|Pedro J.; Montero|Maria"},
      {"Ann Roe/Bo Lee", "'Ann Roe/Bo Lee'"},
      {"Roe, N.R.\n and Doe, X.\n and Lee, N.-E.\n", "Roe|N.R.; Doe|X.; Lee|N.-E."},
      {"Royal College of Rest and British Sleep Society",
       "[Royal College of Rest and British Sleep Society]"},
      {"Ångström Å, Østby Ø", "Ångström|Å; Østby|Ø"},
      {"Świt Ś, Żak Ż", "Świt|Ś; Żak|Ż"},
      {"Smith, John|Doe, Kate", "Smith|John; Doe|Kate"},
      {"Smith, John / Doe, Kate", "Smith|John; Doe|Kate"},
      {"Smith, John\tDoe, Kate", "Smith|John; Doe|Kate"},
      {"Smith, J. et Doe, K.", "Smith|J.; Doe|K."},
      {"Smith, J. und Doe, K.", "Smith|J.; Doe|K."},
      {"Smith, J. y Doe, K.", "Smith|J.; Doe|K."},
      {"Smith, J. e Doe, K.", "Smith|J.; Doe|K."},
      {"Smith J, Doe K et Roe L", "Smith|J; Doe|K; Roe|L"},
      {"Jan Meier und Kate Doe", "'Jan Meier'; 'Kate Doe'"},
      {"Ramón y Cajal, Santiago", "Ramón y Cajal|Santiago"},
      {"Ramón y Cajal S", "Ramón y Cajal|S"},
      {"Maria Costa e Silva Santos", "'Maria Costa e Silva Santos'"},
      {"Deutsche Gesellschaft und Schweizer Verband",
       "[Deutsche Gesellschaft und Schweizer Verband]"},
      {"Smith, J.; Doe, K. & Roe, P.", "Smith|J.; Doe|K.; Roe|P."},
      {"Smith, J.; Doe, K.; and Roe, P.", "Smith|J.; Doe|K.; Roe|P."},
      {"Smith, J.; Doe, K.; & Roe, P.", "Smith|J.; Doe|K.; Roe|P."},
      {"Smith, J.; Doe, K.; und Roe, P.", "Smith|J.; Doe|K.; Roe|P."},
      {"Smith, J.; World Health Organization and Bureau of Rest",
       "Smith|J.; [World Health Organization and Bureau of Rest]"},
      {"John Smith, MD, Kate Doe, PhD", "'John Smith'; 'Kate Doe'"},
      {"John Smith, MD, PhD, Kate Doe", "'John Smith'; 'Kate Doe'"},
      {"John Smith, PhD; Kate Doe, MD, PhD", "'John Smith'; 'Kate Doe'"},
      {"García López, MD", "García López|MD"},
      {"Kate Doe, PhD", "'Kate Doe'"},
      {"山田 太郎; 王 小明", "山田|太郎; 王|小明"},
      {"김 철수", "김|철수"},
      {"山田　太郎", "山田|太郎"},
      {"山田太郎", "[山田太郎]"},
      // What is no part of a name.
      {"Smith, J. (Ed.); Doe, K. [Author]", "Smith|J.; Doe|K."},
      {"Smith, John*; Doe, Kate²", "Smith|John; Doe|Kate"},
      {"Anonymous", ""},
      {"[Anonymous]", ""},
      {"[No author name available]", ""},
      {"No authors listed", ""},
      // Lists that are cut.
      {"Smith, John; Doe, Kate; others", "Smith|John; Doe|Kate; …"},
      {"Smith, J., Doe, K., ... Roe, L.", "Smith|J.; Doe|K.; Roe|L.; …"},
      {"Smith, J., Doe, K., . . . & Roe, L.", "Smith|J.; Doe|K.; Roe|L.; …"},
      {"Smith J, Doe K, … Roe L", "Smith|J; Doe|K; Roe|L; …"},
      {"Smith J and others", "Smith|J; …"},
      {"Smith J, Doe K, et al.", "Smith|J; Doe|K; …"},
      {"Smith J et al", "Smith|J; …"},
      {"Roe, A. [et al.]", "Roe|A.; …"},
      {"Roe, A. u.a.", "Roe|A.; …"},
      {"Roe A. ... Lee B.", "Roe|A.; Lee|B.; …"},
      {"Okafor, N.; et al.", "Okafor|N.; …"},
      {"et al.", "; …"},
      {"", ""},
      {" ; , ", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.field) {
      Reference reference;
      add_author_field(row.field, reference);
      BOOST_TEST(shown(reference) == row.authors);
      const bool is_told = !reference.repairs.empty();
      BOOST_TEST(is_told == (reference.authors.size() > 1));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
