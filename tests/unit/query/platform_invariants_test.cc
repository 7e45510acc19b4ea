// Random pieces of all platforms' languages: lenient reading never throws, strict reading refuses
// with a place or reads the same, and what is read can be read again here.
#include "tests/unit/query/platform_invariants.h"

#include <array>
#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

#include "tests/support/seed.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(platform_invariants)

namespace {

constexpr auto kPieces = std::to_array<const char*>({
    "cbt",
    "act",
    "depress*",
    "wom#n",
    "behavio?r",
    "group$",
    "dog$2",
    "*",
    "?",
    "$",
    "#",
    "p*",
    "a-b",
    "PHQ-9",
    "problem-solv*",
    "don't",
    "2010",
    "1",
    "2",
    "#1",
    "#2",
    "S1",
    "[S2]",
    "line",
    " AND ",
    " OR ",
    " NOT ",
    " and ",
    " or ",
    " not ",
    " AND NOT ",
    "(",
    "(",
    ")",
    ")",
    "()",
    " adj3 ",
    " adj ",
    " N3 ",
    " W2 ",
    " near/3 ",
    " near ",
    " next ",
    " NEXT/2 ",
    " W/3 ",
    " PRE/2 ",
    " P/1 ",
    " NEAR ",
    " SAME ",
    "\"",
    "\"a b\"",
    "\"cognit* therap*\"",
    "'",
    "'a b'",
    "'x*'",
    "{a b}",
    "{",
    "}",
    "[",
    "]",
    "[tiab]",
    "[ti]",
    "[Mesh]",
    "[mesh: noexp]",
    "[pt]",
    "[dp]",
    "[la]",
    "[tiab:~3]",
    "[x]",
    "(tiab)",
    ".ti,ab.",
    ".mp.",
    ".pt.",
    ".sh.",
    ".ab,.",
    ".ti. .ab",
    ".xx.",
    "exp Yoga/",
    "*Yoga/dt, th",
    "\"Yoga (x)\"/",
    "or/1-2",
    "and/1,2",
    "limit 1 to yr=\"2010 -Current\"",
    "limit 1 to (english and humans)",
    "remove duplicates from 1",
    ":ti",
    ":ti,ab,kw",
    ":it",
    ":",
    "/exp",
    "/de",
    "/mj",
    "[en]/lim",
    "[2010-2020]/py",
    "MeSH descriptor: [Yoga] explode all trees",
    "[mh ^\"Yoga\"]",
    "[mh Yoga]",
    "TI ",
    "AB ",
    "TX ",
    "MH \"Yoga+\"",
    "(MH \"Yoga\")",
    "PT ",
    "PY 2010",
    "TS=",
    "TI=(",
    "PY=2010",
    "TITLE(",
    "TITLE-ABS-KEY(",
    "PUBYEAR > 2010",
    "LIMIT-TO(x)",
    "ti,ab(",
    "noft(",
    "MAINSUBJECT.EXACT(\"a\" OR \"b\")",
    "yr(2010)",
    "\n",
    "\n1. ",
    "\n2. ",
    "\n#1 ",
    "\n#2 ",
    "\nS3 ",
    "  3,456",
    " (345)",
    "# CONCEPT",
    "Limiters - Peer",
    "\xE2\x80\x9C",
    "\xE2\x80\x9D",
    "\xE2\x80\x99",
    "\xE2\x80\x90",
    "\xC2\xA0",
    "\xFF",
    "\xC3",
    "\xE6\x97\xA5",
    "caf\xC3\xA9*",
    " ",
    " ",
    " ",
    "=",
    "~",
    "^2",
    "+",
    "-",
    "title:",
    "heading:",
    ",",
    ".",
    ";",
    "or",
    "AND",
    "NEAR/3",
    "10.1000/x",
    "8604958[pmid]",
    "10.1000/x[doi]",
    "pain relief:ti",
    "pain *:ti",
    "pain relief (Title)",
    " (Topic)",
    " in Title, Abstract or Keywords",
    " in All Text",
    "TOPIC: (",
    "LIMIT-TO(PUBYEAR, 2015)",
    "EXCLUDE(PUBYEAR, 2015)",
    "EXACTKEYWORD(\"a\")",
    "\"last 5 years\"[dp]",
    "pd(>2010)",
    "/dm_th,dm_di",
    "'a''s b'",
    "/freq=2",
    ".m_titl.",
    ".(sa_year).",
    "1 use ppez",
    "[mp=title, abstract]",
    "or/#1-#2",
    "\t12,345",
    "\t34\t05:12:33",
    "\n----------\n",
    " Timespan=2010-2015",
    " Limiters - Published Date: 20100101-20201231; Human",
    "\n#3 ",
    "\n# 2\t34\t",
    "\n1  ",
});

void check(const std::string& text) {
  for (const Platform platform : all_values<Platform>()) {
    if (platform == Platform::ppr || platform == Platform::automatic) continue;
    const std::string broken = test::broken_platform_invariant(text, platform);
    BOOST_TEST(broken == "", to_string(platform) << ": " << text << ": " << broken);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(they_hold_for_random_texts) {
  std::mt19937_64 random(test::test_seed(19));
  std::uniform_int_distribution<std::size_t> piece(0, kPieces.size() - 1);
  std::uniform_int_distribution<std::size_t> length(1, 14);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::size_t left = length(random); left > 0; --left) text += kPieces[piece(random)];
    check(text);
  }
}

BOOST_AUTO_TEST_CASE(they_hold_for_texts_that_once_broke_them) {
  check("\u07E8\u037E#\u05BE \" /f");
  check("EXACTKEYWORD( OR OR r");
  check("IR*RTE--KTr");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace pprsearch
