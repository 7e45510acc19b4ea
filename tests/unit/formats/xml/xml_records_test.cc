#include "formats/xml/xml_records.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

using namespace pprsearch;

namespace {

const XmlRecordNames kNames{{"book"}, {"page"}};

std::vector<XmlRecord> read(const std::string& file) {
  std::istringstream in(file);
  std::vector<XmlRecord> records;
  read_xml_records(in, kNames, [&](XmlRecord&& record) { records.push_back(std::move(record)); });
  return records;
}

/// A line a record: "2: text", or "2: fault".
std::string described(const std::string& file) {
  std::string text;
  for (const XmlRecord& record : read(file)) {
    text += std::to_string(record.line) + ": " +
            (record.fault.empty() ? raw_text(record.node) : record.fault) + "\n";
  }
  return text;
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

/// Three books on lines 2 to 4, the second of them with that in it.
std::string with_second(const std::string& inside) {
  return "<shelf>\n<book>one</book>\n<book>" + inside + "</book>\n<book>three</book>\n</shelf>\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(xml_records)

BOOST_AUTO_TEST_CASE(records_are_found_wherever_they_stand) {
  const struct {
    const char* what;
    const char* file;
    const char* expected;
  } kRows[] = {
      {"in a set", "<shelf>\n<book>one</book>\n<book>two</book></shelf>", "2: one\n3: two\n"},
      {"deeper", "<a><b><shelf><book>one</book></shelf></b></a>", "1: one\n"},
      {"alone", "<book>one</book>", "1: one\n"},
      {"one after the other", "<book>one</book><book>two</book>\n<book>three</book>",
       "1: one\n1: two\n2: three\n"},
      {"in documents one after the other",
       "<?xml version=\"1.0\"?><shelf><book>one</book></shelf>\n"
       "<?xml version=\"1.0\"?><shelf><book>two</book></shelf>",
       "1: one\n2: two\n"},
      {"of a kind that is a part elsewhere", "<shelf><page>one</page><page>two</page></shelf>",
       "1: one\n1: two\n"},
      {"with parts", "<shelf><book><page>one</page><page>, two</page></book></shelf>",
       "1: one, two\n"},
      {"not in comments", "<shelf><!-- <book>no</book> --><book>one</book></shelf>", "1: one\n"},
      {"not by a longer name", "<shelf><bookmark>no</bookmark><book>one</book></shelf>",
       "1: one\n"},
      {"none", "<shelf/>", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) { BOOST_TEST(described(row.file) == row.expected); }
  }
}

BOOST_AUTO_TEST_CASE(a_fault_costs_the_record_it_is_in) {
  const struct {
    const char* what;
    std::string inside;
    const char* fault;
  } kRows[] = {
      {"a wrong end tag", "two</b>",
       "3: cannot be read from line 3 on: the end tag of 'b' where that of 'book' should stand\n"},
      {"no end tag", "<b>two",
       "3: cannot be read from line 3 on: the end tag of 'book' where that of 'b' should stand\n"},
      {"a bare '&'", "this & that",
       "3: cannot be read from line 3 on: an '&' that begins no entity of XML\n"},
      {"a bare '&' in a word", "A&B",
       "3: cannot be read from line 3 on: an '&' that begins no entity of XML\n"},
      {"a bare '<'", "a < b", "3: cannot be read from line 3 on: StartTag: invalid element name\n"},
      {"Latin-1 in UTF-8", "caf\xE9 au lait",
       "3: cannot be read from line 3 on: bytes that are no UTF-8\n"},
      {"a character that XML forbids", "&#1;",
       "3: cannot be read from line 3 on: a character that XML forbids\n"},
      {"a comment without end", "<!-- two",
       "3: cannot be read from line 4 on: Comment not terminated\n"},
      {"a CDATA section without end", "<![CDATA[two",
       "3: cannot be read from line 4 on: the record is not closed before the next one begins\n"},
      {"a fault in its second line", "two\n</b>",
       "3: cannot be read from line 4 on: the end tag of 'b' where that of 'book' should stand\n"},
  };
  for (const auto& row : kRows) {
    const bool two_lines = row.inside.find('\n') != std::string::npos;
    BOOST_TEST_CONTEXT(row.what) {
      BOOST_TEST(described(with_second(row.inside)) ==
                 std::string("2: one\n") + row.fault + (two_lines ? "5" : "4") + ": three\n");
    }
  }
}

// A CDATA section closed by that of the next record would pass for one whole record.
BOOST_AUTO_TEST_CASE(half_records_are_not_taken_for_whole_ones) {
  BOOST_TEST(described("<shelf>\n<book><![CDATA[one</book>\n<book><![CDATA[two]]></book>\n"
                       "<book>three</book></shelf>") ==
             "2: cannot be read from line 3 on: the record is not closed before the next one "
             "begins\n3: two\n4: three\n");
  BOOST_TEST(described("<shelf>\n<book>one\n<book>two</book>\n</shelf>") ==
             "2: cannot be read from line 3 on: the record is not closed before the next one "
             "begins\n3: two\n");
  BOOST_TEST(described("<shelf><book></b><page>half</page></book>\n<book>two</book></shelf>") ==
             "1: cannot be read from line 1 on: the end tag of 'b' where that of 'book' should "
             "stand\n2: two\n");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_cut_off_says_so) {
  BOOST_TEST(described("<shelf>\n<book>one</book>\n<book>tw") ==
             "2: one\n3: cannot be read from line 3 on: the file ends within 'book'\n");
  BOOST_TEST(described("<shelf>\n<book>one</book>\n") ==
             "2: one\n2: cannot be read from line 2 on: the file ends within 'shelf'\n");
  BOOST_TEST(described("") == "1: cannot be read from line 1 on: the file has no element\n");
}

BOOST_AUTO_TEST_CASE(faults_around_the_records_cost_none) {
  const struct {
    const char* what;
    const char* file;
    const char* expected;
  } kRows[] = {
      {"before them", "<shelf><name>this & that</name>\n<book>one</book>\n<book>two</book></shelf>",
       "1: cannot be read from line 1 on: an '&' that begins no entity of XML\n2: one\n3: two\n"},
      {"a tag that is not closed", "<shelf><name>\n<book>one</book>\n</shelf>",
       "2: one\n3: cannot be read from line 3 on: "
       "the end tag of 'shelf' where that of 'name' should stand\n"},
      {"between them", "<shelf>\n<book>one</book> <x></y>\n<book>two</book>\n</shelf>",
       "2: one\n3: two\n"},
      {"after them", "<shelf><book>one</book></shelf> more",
       "1: one\n1: cannot be read from line 1 on: Extra content at the end of the document\n"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) { BOOST_TEST(described(row.file) == row.expected); }
  }
}

BOOST_AUTO_TEST_CASE(the_encoding_is_found_and_kept_after_a_fault) {
  const std::string latin =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><shelf>\n<book>caf\xE9</book>\n"
      "<book></b></book>\n<book>na\xEFve</book></shelf>";
  BOOST_TEST(described(latin) ==
             "2: café\n3: cannot be read from line 3 on: "
             "the end tag of 'b' where that of 'book' should stand\n4: naïve\n");
  const std::string japanese =
      "<?xml version=\"1.0\" encoding=\"EUC-JP\"?>\n<book>\xB5\xD9</book>\n"
      "<book>\xFF\xFF\xFF</book>\n<book>\xB5\xD9</book>";
  BOOST_TEST(
      described(japanese) ==
      "2: 休\n3: cannot be read from line 4 on: the record is not closed before the next one "
      "begins\n4: 休\n");
  std::string utf16 = "\xFF\xFE";
  for (const char c : with_second("caf\xE9")) utf16 += {c, '\0'};
  BOOST_TEST(described(utf16) == "2: one\n3: café\n4: three\n");
  BOOST_TEST(described("\xEF\xBB\xBF<book>café</book>") == "1: café\n");
}

BOOST_AUTO_TEST_CASE(control_characters_are_replaced_and_told) {
  const auto records = read(with_second(std::string("two\x08\x01") + '\0' + "!"));
  BOOST_TEST_REQUIRE(records.size() == 3U);
  BOOST_TEST(raw_text(records[1].node) == "two   !");
  BOOST_TEST_REQUIRE(records[1].repairs.size() == 1U);
  BOOST_TEST(records[1].repairs[0] ==
             "control characters, which XML forbids, were replaced by spaces");
  BOOST_TEST(records[0].repairs.empty());
  BOOST_TEST(records[2].repairs.empty());
}

// What hostile files do to careless readers: none of it happens, and their text is not told.
BOOST_AUTO_TEST_CASE(hostile_records_cost_themselves_alone) {
  const std::string entities = "<!ENTITY a \"secret\"><!ENTITY b \"" + repeated("&a;", 100) +
                               "\"><!ENTITY c \"" + repeated("&b;", 100) + "\"><!ENTITY d \"" +
                               repeated("&c;", 100) + "\">";
  const std::string kTooLarge = "a part too large or too deep to be read";
  const std::string kLongTag = "a tag of more than 64 KiB";
  constexpr std::size_t kHuge = 40 << 20;
  std::string attributes;
  for (int i = 0; i < 300000; ++i) attributes += " a" + std::to_string(i) + "='>'";
  const struct {
    const char* what;
    std::string declarations;
    std::string inside;
    std::string reason;
  } kRows[] = {
      {"entities within entities", "[" + entities + "]", "&d;", "Entity 'd' not defined"},
      {"the same in an attribute", "[" + entities + "]", "<b x=\"&d;\"/>",
       "Entity 'd' not defined"},
      {"an entity that is a file", "[<!ENTITY x SYSTEM \"file:///etc/passwd\">]", "&x;",
       "Entity 'x' not defined"},
      {"the same beside a DTD", "SYSTEM \"file:///etc/hosts\" [<!ENTITY x SYSTEM \"/etc/passwd\">]",
       "&x;", "an entity that is not one of XML's own"},
      {"a DTD that is a file",
       "SYSTEM \"file:///etc/hosts\" [<!ENTITY % x SYSTEM \"file:///etc/passwd\"> %x;]", "&y;",
       "an entity that is not one of XML's own"},
      {"deep nesting", "", repeated("<b>", 100000), "elements nested deeper than 64"},
      {"many empty elements", "", repeated("<b/>", 1000000), "the record is larger than 32 MiB"},
      {"a huge text", "", std::string(kHuge, 'x'), "the record is larger than 32 MiB"},
      {"a huge CDATA section", "", "<![CDATA[" + std::string(kHuge, 'x') + "]]>", kTooLarge},
      {"a huge comment", "", "<!--" + std::string(kHuge, 'x') + "-->", kTooLarge},
      {"a huge attribute", "", "<b x=\"" + std::string(kHuge, 'x') + "\"/>", kLongTag},
      {"a huge tag", "", "<" + std::string(kHuge, 'x') + "/>", kLongTag},
      {"a tag of many attributes", "", "<b" + attributes + "/>", kLongTag},
      {"the same with signs that end tags in quotes", "", "<b c='>'" + attributes + "/>", kLongTag},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) {
      const std::string file =
          "<!DOCTYPE shelf " + row.declarations + ">" + with_second(row.inside);
      BOOST_TEST(described(file) ==
                 "2: one\n3: cannot be read from line 3 on: " + row.reason + "\n4: three\n");
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_long_and_no_tag_is_read) {
  const std::string signs = repeated("<a \"' b>", 20000);
  const std::string kAttributes = repeated("<b c='>' d=\"'\"/>", 20000);
  for (const std::string& inside :
       {"<!-- " + signs + "-->", "<![CDATA[" + signs + "]]]>", "<?x " + signs + "?" + "?>",
        std::string(200000, 'x'), kAttributes}) {
    BOOST_TEST_CONTEXT(inside.substr(0, 20)) {
      BOOST_TEST(read("<shelf><book>" + inside + "</book></shelf>").size() == 1U);
      BOOST_TEST(read("<shelf><book>" + inside + "</book></shelf>")[0].fault == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_file_of_broken_beginnings_is_read_in_one_pass) {
  for (const char* beginning :
       {"<book>", "<book><![CDATA[", "<book><!--", "<book></b>", "<book>&"}) {
    BOOST_TEST_CONTEXT(beginning) {
      BOOST_TEST(read("<shelf>" + repeated(beginning, 20000)).size() == 20000U);
    }
  }
}

// Pieces are 64 KiB at most; a tag that stands across the end of one is a tag all the same.
BOOST_AUTO_TEST_CASE(records_of_every_length_around_a_piece_are_whole) {
  constexpr std::size_t kPiece = 64 * 1024;
  for (std::size_t length = kPiece - 90; length <= kPiece + 10; ++length) {
    const std::string text(length, 'x');
    BOOST_TEST_CONTEXT("text of " << length << " bytes") {
      BOOST_TEST((described(with_second(text)) == "2: one\n3: " + text + "\n4: three\n"));
      BOOST_TEST(read(with_second(text + "</b>")).size() == 3U);
    }
  }
}

BOOST_AUTO_TEST_CASE(entities_of_html_are_read_and_told) {
  const auto records = read(
      "<shelf><book>caf&eacute;&nbsp;&mdash; &amp;lt;</book>\n"
      "<book>two</book><book>&nosuch;</book><book a='&eacute;'/></shelf>");
  BOOST_TEST_REQUIRE(records.size() == 4U);
  BOOST_TEST(one_line(records[0].node) == "café — &lt;");
  BOOST_TEST_REQUIRE(records[0].repairs.size() == 1U);
  BOOST_TEST(records[0].repairs[0] ==
             "names of characters that HTML has and XML does not (&nbsp;) were read");
  BOOST_TEST(records[1].repairs.empty());
  BOOST_TEST(records[2].fault == "cannot be read from line 2 on: Entity 'nosuch' not defined");
  BOOST_TEST(records[3].fault == "cannot be read from line 2 on: Entity 'eacute' not defined");
}

BOOST_AUTO_TEST_CASE(the_first_element_is_told) {
  std::istringstream in("<!-- a --><shelf><book/></shelf>");
  BOOST_TEST(read_xml_records(in, kNames, [](XmlRecord&&) {}) == "shelf");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(xml_node)

BOOST_AUTO_TEST_CASE(markup_becomes_a_line_of_text) {
  const struct {
    const char* markup;
    const char* expected;
  } kRows[] = {
      {"  a\n  <i>b</i>c ", "a bc"},
      {"CD4<sup>+</sup> cells", "CD4+ cells"},
      {"H<sub>2</sub>O", "H2O"},
      {"10<sup>-3</sup> and 10<sup>6</sup>", "10^-3 and 10^6"},
      {"10<style face=\"superscript\">-3</style>", "10^-3"},
      {"m<sup>2</sup>", "m2"},
      {"x 10\n<sup>-19</sup>", "x 10^-19"},
      {"p &lt; .05", "p < .05"},
      {"10<sup>–3</sup>, 2<sup>nd</sup>", "10^–3, 2nd"},
      {"<alternatives><tex-math>$x$</tex-math><m:math><m:mi>x</m:mi></m:math></alternatives>", "x"},
      {"<math><semantics><mi>x</mi><annotation>\\x</annotation></semantics></math>", "x"},
      {"a<!-- no -->b", "ab"},
      {"<math><msub><mi> x </mi>\n <mi>i</mi></msub><mo>=</mo><mn>2</mn></math>", "x_i=2"},
      {"<m:math><m:msubsup><m:mi>x</m:mi><m:mi>p</m:mi><m:mn>2</m:mn></m:msubsup></m:math>",
       "x_p^2"},
      {"<math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mi>b</mi></mfrac></math>",
       "a+1/b"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.markup) {
      const auto records = read("<book>" + std::string(row.markup) + "</book>");
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(one_line(records[0].node) == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(paths_lead_to_elements_in_their_order) {
  const auto records = read("<book><a><b n='1'>x</b></a><c/><a><b>y</b><b>z</b></a></book>");
  const XmlNode& book = records.at(0).node;
  std::string found;
  for (const XmlNode* node : find_all(book, "a/b")) found += one_line(*node);
  BOOST_TEST(found == "xyz");
  BOOST_TEST(text_at(book, "a/b") == "x");
  BOOST_TEST(text_at(book, "a/c").empty());
  BOOST_TEST(find_first(book, "a/b")->attribute("n") == "1");
  BOOST_TEST(find_first(book, "c")->attribute("n").empty());
}

BOOST_AUTO_TEST_SUITE_END()
