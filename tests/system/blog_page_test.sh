# The acceptance list: the text of the blog page, as a browser shows it, is
# indexed, and each query finds the entries that a reader of the page would name.
. "$(dirname "$0")/lib.sh" || exit 1
. "$(dirname "$0")/six_entries.sh" || exit 1

page=${SHARED_DATA:-}/blog/000_67463d64ef6d43d7.txt
[ -r "$page" ] || skip "the text of the blog page is not here: ${page}"
everything='harm videotherapy reciprocal diminished self-doubt multicultural'
export PPRSEARCH_INDEX=$work/index

scenario 'The page holds six entries, and every one is accepted as it stands.'
expect_status 0 "$INDEXER" build "$page"
expect_output 'read 6, accepted 6, repaired 0, rejected 0, duplicates 0; '
expect_error
expect_found "$everything"

scenario 'An entry is what stands under its title: month, citation, summary, implications.'
expect_status 0 "$QUERY" --format json --show 2020-11-videotherapy-and-the-therapeutic-alliance
expect_json /title 'Videotherapy and the Therapeutic Alliance'
expect_json /published 2020-11
expect_json /citation/DOI 10.1002/cpp.2521
expect_json '/citation/author/*/family' 'Simpson Richardson Pietrabissa Castelnuovo Reid'
expect_that 'the summary does not begin as on the page' \
  grep -q '^The therapeutic alliance is one of the most robust predictors' <(json /summary)
expect_that 'the implications do not end as on the page' \
  grep -q 'what works in videotherapy and for whom\.$' <(json /practice_implications)

scenario '"alliance AND videoconferencing" finds three, the one with the word in its title first.'
expect_hits 'diminished videotherapy self-doubt' 'alliance AND videoconferencing'
expect_json /hits/0/entry/title \
  'Is the Therapeutic Alliance Diminished by Videoconferencing Psychotherapy?'
expect_json /query/interpretation 'alliance AND videoconferencing'
expect_hits 'diminished videotherapy self-doubt' alliance AND videoconferencing
expect_hits 'diminished videotherapy self-doubt' videoconferencing alliance

scenario 'An author is found with the umlaut and without; the digits of a DOI find its article.'
expect_found 'reciprocal' author:fluckiger
expect_found 'reciprocal' author:Flückiger
expect_found 'videotherapy' doi:10.1002/cpp.2521
expect_found 'harm' doi:10.3389/fpsyg.2019.00347
expect_found '' doi:10.1002/cpp.2522

scenario 'year: is the year of the article, published: the month of the blog.'
expect_found 'harm' year:2019
expect_found 'reciprocal videotherapy' year:2020
expect_found 'diminished self-doubt multicultural' published:2020-07
expect_found 'harm videotherapy reciprocal' published:2020-09..2020-12
expect_found "$everything" published:2020
expect_found '' published:2020-08

scenario 'A field narrows a word to a part of the entry.'
expect_found 'reciprocal multicultural' implications:ruptures
expect_found 'multicultural' summary:ruptures
expect_found 'videotherapy diminished reciprocal' title:alliance
expect_found 'harm videotherapy reciprocal' has:citation
expect_found 'diminished self-doubt multicultural' missing:citation

scenario 'A phrase is its words in this order.'
expect_found 'diminished self-doubt' '"working alliance"'
expect_found '' '"alliance working"'

scenario 'NOT and a minus leave out what the word alone would find.'
expect_found 'diminished videotherapy self-doubt' videoconferencing
expect_found 'harm reciprocal multicultural' NOT videoconferencing
expect_found 'harm reciprocal multicultural' -videoconferencing
expect_found 'harm reciprocal multicultural' -- -videoconferencing
expect_found 'reciprocal' -videoconferencing title:alliance

scenario 'Nothing is indexed of what stands around the entries: introduction, teaser, topic list.'
while read -r query; do
  expect_found '' "$query"
done <<'END'
"Dr. Tasca"
Tasca
archives
"role induction"
"negative experiences in psychotherapy"
"Type of Research"
"ALL Topics"
Adherance
neuroscience
"Trauma and/or PTSD"
"December 2020"
"Practice Implications"
END
