#pragma once

#include <pprsearch/citation.h>
#include <pprsearch/entry.h>
#include <pprsearch/names.h>
#include <pprsearch/vocabulary.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// "July 2020", "5 July 2020", "2020"; the text itself if it is not a date.
std::string date_told(std::string_view date);

/// "1 entry", "6 entries", "1,234 entries".
std::string entries_counted(std::size_t count);
/// "1,234"
std::string counted(std::size_t count);

/// "Page 2 of 7"
std::string page_of_pages(std::size_t page, std::size_t pages);

/// What the title of a list says of its page: ", page 2"; nothing of the first.
std::string page_told(std::size_t page);

/// The label of a slug; the slug itself if the list does not have it.
std::string label_of(const std::vector<TaxonomyValue>& list, const std::string& slug);

/// "Flückiger, C. et al. (2020). Journal of Consulting and Clinical Psychology"
std::string short_line(const Citation& citation);
/// The line by which the article is cited: as printed, or else in the manner of the APA.
std::string article_line(const Citation& citation);
/// The line by which the summary is cited, in the manner of the APA. `address` may be empty.
std::string summary_line(const Entry& entry, const std::string& site_title,
                         const std::string& address);

/// The address of the article, by its DOI or its own, http(s) alone; empty if it has none.
std::string article_address(const Citation& citation);

/// `text` as one piece of a path. Browsers take "." and ".." for steps, with escapes as well, so
/// they are escaped twice, and so is what looks like that.
std::string address_piece(std::string_view text);
/// The text that such a piece stands for.
std::string text_of_piece(std::string_view piece);
/// The text that a piece stands for whose own escapes have been read.
std::string text_of_unescaped_piece(std::string text);

/// A label as a link can show it: one of blanks alone is in quotes.
std::string shown_label(const std::string& label);

/// Whether a citation says anything by which an article can be known.
bool says_something(const Citation& citation);

/// The paragraphs of a text, which blank lines separate.
std::vector<std::string> paragraphs_of(std::string_view text);

}  // namespace pprsearch
