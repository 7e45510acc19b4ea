#pragma once

#include <string>
#include <string_view>

namespace pprsearch {

/// What a TeX command does to the text around it.
enum class TexCommand {
  unknown,
  symbol,    ///< stands for text of its own: \ss, \textendash, \alpha
  accent,    ///< goes onto the letter after it: \', \v
  wrapper,   ///< its argument stays: \emph{…}, \textbf{…}
  switches,  ///< changes the type, not the text: \itshape, \small
  link,      ///< \href{address}{text}: the address goes, the text stays; \noopsort{…}
  quantity,  ///< \SI{5}{mg}: a blank parts the two
};

/// `name` without the backslash: "ss", "'", "emph".
TexCommand tex_command(std::string_view name);

/// The text that a symbol stands for.
std::string_view tex_symbol(std::string_view name);

/// `text` with `accent` on its first letter: ("'", "e") -> "é". Where Unicode has no such
/// letter, a combining mark follows it.
std::string with_accent(std::string_view accent, std::string_view text);

/// "2" raised or lowered: "²", "₂"; empty where Unicode has no such characters.
std::string raised(std::string_view text);
std::string lowered(std::string_view text);

}  // namespace pprsearch
