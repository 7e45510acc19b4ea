#include "query/pieces.h"

#include <algorithm>

#include "base/ascii.h"
#include "query/attachments.h"
#include "query/operators.h"

namespace pprsearch {
namespace {

using PieceKind = Piece::Kind;

Piece piece_at(std::string_view text, std::size_t at) {
  Piece piece;
  piece.begin = at;
  if (text[at] == '(' || text[at] == ')') {
    piece.kind = text[at] == '(' ? PieceKind::open : PieceKind::close;
    piece.end = at + 1;
    piece.text = text.substr(at, 1);
  } else if (text[at] == '"') {
    const std::size_t closing = std::min(text.find('"', at + 1), text.size());
    piece.kind = PieceKind::phrase;
    piece.end = std::min(closing + 1, text.size());
    piece.text = text.substr(at + 1, closing - at - 1);
  } else {
    piece.end = std::min(text.find_first_of(kRunEnd, at), text.size());
    piece.text = text.substr(at, piece.end - at);
  }
  return piece;
}

}  // namespace

std::vector<Piece> pieces_of(const PlainText& plain, std::string_view original) {
  const std::string_view text = plain.text;
  std::vector<Piece> pieces;
  std::size_t before = 0;  // where the last piece ended
  for (std::size_t at = text.find_first_not_of(' '); at < text.size();
       at = text.find_first_not_of(' ', before)) {
    Piece piece = piece_at(text, at);
    piece.joined = !pieces.empty() && at == before;
    const std::string_view between =
        original.substr(plain.origins[before], plain.origins[at] - plain.origins[before]);
    piece.new_line = pieces.empty() || between.find('\n') != between.npos;
    before = piece.end;
    pieces.push_back(piece);
  }
  return pieces;
}

bool is_word(const Piece& piece, std::string_view word) {
  return piece.kind == PieceKind::word && is_same_word(piece.text, word);
}

bool is_operator_word(const Piece& piece) {
  return piece.kind == PieceKind::word && is_operator_name(piece.text);
}

bool is_truncated(std::string_view word) {
  const std::size_t star = word.find('*');
  return star != word.npos && has_literal_letters(word, star);
}

}  // namespace pprsearch
