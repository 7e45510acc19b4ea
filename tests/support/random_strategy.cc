#include "tests/support/random_strategy.h"

#include <string_view>

namespace pprsearch::test {
namespace {

using Texts = std::vector<std::string>;

const Texts kPlainWords = {"alliance", "alliances", "therapy",  "patient", "patients", "video",
                           "doubt",    "outcome",   "outcomes", "rupture", "week",     "health",
                           "care",     "online",    "women",    "working", "severe",   "PHQ9"};

std::string sign_for_one(Platform platform) {
  switch (platform) {
    case Platform::ovid:
      return "wom#n";
    case Platform::ebsco:
    case Platform::embase:
    case Platform::wos:
    case Platform::scopus:
    case Platform::proquest:
      return "wom?n";
    case Platform::pubmed:
    case Platform::cochrane:
    case Platform::ppr:
    case Platform::automatic:
      break;
  }
  return "wom*n";
}

/// Writes in the language of one platform.
class StrategyWriter {
 public:
  StrategyWriter(Chance& chance, Platform platform, const Texts& headings)
      : chance_(chance), platform_(platform), headings_(headings) {}

  std::string line() {
    std::string text = concept_text();
    for (std::size_t more = chance_.upto(3); more > 0; --more) text += " OR " + concept_text();
    return text;
  }

  /// What joins lines, by their numbers with the mark of the platform.
  std::string last(std::size_t lines) {
    const auto number = [&](std::size_t n) { return mark() + std::to_string(n); };
    if (lines == 1) return number(1);
    const std::string operation = chance_.one_in(2) ? " AND " : " OR ";
    std::string text = number(1) + operation + number(2);
    if (lines == 2) return text;
    if (platform_ == Platform::ovid && chance_.one_in(2)) return "or/1-" + number(lines);
    const std::string negation = platform_ == Platform::scopus ? " AND NOT " : " NOT ";
    return '(' + text + ')' + (chance_.one_in(2) ? negation : std::string(" OR ")) + number(3);
  }

 private:
  std::string mark() const {
    switch (platform_) {
      case Platform::ovid:
        return "";
      case Platform::ebsco:
      case Platform::proquest:
        return "S";
      case Platform::pubmed:
      case Platform::cochrane:
      case Platform::embase:
      case Platform::wos:
      case Platform::scopus:
      case Platform::ppr:
      case Platform::automatic:
        break;
    }
    return "#";
  }

  std::string word() { return chance_.of(kPlainWords); }
  std::string term() {
    switch (chance_.upto(4)) {
      case 0:
        return word().substr(0, 4) + '*';
      case 1:
        return '"' + word() + ' ' + word() + '"';
      case 2:
        return sign_for_one(platform_);
      default:
        return word();
    }
  }

  std::string concept_text() {
    switch (chance_.upto(5)) {
      case 0:
        return headings_.empty() ? in_field(term()) : heading(chance_.of(headings_));
      case 1:
        return platform_ == Platform::pubmed ? in_field(term()) : in_field(near());
      case 2:
        return '(' + in_field(term()) + " AND " + in_field(term()) + ')';
      default:
        return in_field(term());
    }
  }

  std::string near() {
    const std::string distance = std::to_string(1 + chance_.upto(4));
    const std::string left = chance_.one_in(2) ? word() : '(' + word() + " OR " + term() + ')';
    const auto joined = [&](const std::string& operation) {
      return left + ' ' + operation + ' ' + word();
    };
    switch (platform_) {
      case Platform::ovid:
        return joined(chance_.one_in(3) ? "adj" : "adj" + distance);
      case Platform::ebsco:
        return joined((chance_.one_in(2) ? 'N' : 'W') + distance);
      case Platform::cochrane:
        return joined(chance_.one_in(3) ? "NEXT" : "NEAR/" + distance);
      case Platform::embase:
        return joined((chance_.one_in(3) ? "NEXT/" : "NEAR/") + distance);
      case Platform::scopus:
      case Platform::proquest:
        return joined((chance_.one_in(3)               ? "PRE/"
                       : platform_ == Platform::scopus ? "W/"
                                                       : "NEAR/") +
                      distance);
      case Platform::wos:
        return joined("NEAR/" + distance);
      case Platform::pubmed:
      case Platform::ppr:
      case Platform::automatic:
        break;
    }
    return left;
  }

  std::string in_field(const std::string& text) {
    const std::size_t field = chance_.upto(2);
    const auto of = [&](std::string_view title, std::string_view both, std::string_view all) {
      return std::string(field == 0 ? title : field == 1 ? both : all);
    };
    switch (platform_) {
      case Platform::pubmed:
        return text + of("[ti]", "[tiab]", "[tw]");
      case Platform::ovid:
        return '(' + text + ')' + of(".ti.", ".ti,ab.", ".mp.");
      case Platform::ebsco:
        return of("TI (", "XB (", "SU (") + text + ')';
      case Platform::cochrane:
      case Platform::embase:
        return '(' + text + ')' + of(":ti", ":ti,ab", ":ti,ab,kw");
      case Platform::wos:
        return of("TI=(", "AB=(", "TS=(") + text + ')';
      case Platform::scopus:
        return of("TITLE(", "TITLE-ABS(", "TITLE-ABS-KEY(") + text + ')';
      case Platform::proquest:
        return of("ti(", "ti,ab(", "noft(") + text + ')';
      case Platform::ppr:
      case Platform::automatic:
        break;
    }
    return text;
  }

  std::string heading(const std::string& name) {
    switch (platform_) {
      case Platform::pubmed:
        return '"' + name + "\"[Mesh]";
      case Platform::ovid:
        return "exp \"" + name + "\"/";
      case Platform::ebsco:
        return "(MH \"" + name + "+\")";
      case Platform::cochrane:
        return "[mh \"" + name + "\"]";
      case Platform::embase:
        return '\'' + name + "\'/exp";
      case Platform::proquest:
        return "MAINSUBJECT.EXACT(\"" + name + "\")";
      case Platform::scopus:
        return "EXACTKEYWORD(\"" + name + "\")";
      case Platform::wos:
        return "TS=(\"" + name + "\")";
      case Platform::ppr:
      case Platform::automatic:
        break;
    }
    return name;
  }

  Chance& chance_;
  Platform platform_;
  const Texts& headings_;
};

std::string number_text(Platform platform, std::size_t style, std::size_t number) {
  const std::string digits = std::to_string(number);
  if (style == 0) return digits + ". ";
  const bool has_s = platform == Platform::ebsco || platform == Platform::proquest;
  if (platform == Platform::ovid || style == 1) return digits + (style == 1 ? "\t" : "  ");
  return (has_s ? "S" : "#") + digits + ' ';
}

std::string count_text(std::size_t style, std::size_t count) {
  const std::string digits = std::to_string(count);
  switch (style) {
    case 1:
      return " (" + digits + ')';
    case 2:
      return '\t' + digits;
    case 3:
      return "    " + digits;
    case 4:
      return ' ' + digits;  // behind what is complete
    default:
      return {};
  }
}

}  // namespace

std::string RandomStrategy::printed(Platform platform, std::size_t numbers,
                                    std::size_t counts) const {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    text += number_text(platform, numbers, i + 1) + lines[i] + count_text(counts, 3 + 17 * i);
    text += '\n';
  }
  return text;
}

RandomStrategy random_strategy(Chance& chance, Platform platform,
                               const std::vector<std::string>& headings) {
  StrategyWriter writer(chance, platform, headings);
  RandomStrategy strategy;
  const std::size_t lines = 1 + chance.upto(3);
  for (std::size_t i = 0; i < lines; ++i) strategy.lines.push_back(writer.line());
  strategy.lines.push_back(writer.last(lines));
  return strategy;
}

}  // namespace pprsearch::test
