#pragma once

#include <pprsearch/entry.h>

#include <utility>

namespace pprsearch::test {

/// An entry in which every member has a value, its citation included. What handles an entry member
/// by member is tested with it: a member that is left out shows.
inline Entry full_entry() {
  Entry entry;
  entry.id = "full";
  entry.title = "Alliance Is Everything";
  entry.published = "2021-05";
  entry.url = "https://example.org/full";
  entry.summary = "Everything is said.";
  entry.practice_implications = "Say it.";
  entry.summary_kind = "summary";
  entry.summary_source = "The Blog";
  entry.topics = {"alliance"};
  entry.research_types = {"meta-analysis"};
  entry.keywords = {"Adult"};
  entry.notices = {"retracted: doi:10.1000/notice"};
  Citation citation;
  citation.type = "article-journal";
  citation.authors = {{"Lee", "A.", "", ""}};
  citation.issued = {2020, 4, 5};
  citation.title = "On everything";
  citation.container_title = "Psychotherapy";
  citation.volume = "57";
  citation.issue = "2";
  citation.page = "1-9";
  citation.doi = "10.1000/full";
  citation.pmid = "12345";
  citation.issn = "0033-3204, 1939-1536";
  citation.url = "https://example.org/article";
  citation.raw = "Lee, A. (2020). On everything. Psychotherapy, 57, 1-9.";
  entry.citation = std::move(citation);
  // A new member does not compile here: give it a value above.
  [[maybe_unused]] const auto& [id, title, published, url, cited, summary, implications, kind,
                                source, topics, types, keywords, notices] = entry;
  return entry;
}

}  // namespace pprsearch::test
