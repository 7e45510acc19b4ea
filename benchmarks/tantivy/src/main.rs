//! Tantivy at the work of benchmarks/ask: the same entries, the same questions, ten hits with id
//! and title, an exact total, and on request the ten most frequent topics.
//!
//!     tantivy-peer build ROWS INDEX
//!     tantivy-peer ask INDEX QUESTIONS [--topics] [--stored] [--two]
//!
//! ROWS are what benchmarks/lucene/rows prints. All text of an entry is one field, cut by the
//! simple tokenizer, without English stop words, stemmed; the index is merged into one segment.
//! Ids and titles are columns; with --stored they are stored fields. With --two the ten best are
//! looked for by bounds of scores (block-max WAND), and the total is counted on its own. Prints for
//! each class of questions their number, the mean microseconds of processor time (of the first
//! asking and of one more) and how many hits they have together.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;

use tantivy::collector::{Count, FacetCollector, TopDocs};
use tantivy::columnar::StrColumn;
use tantivy::merge_policy::NoMergePolicy;
use tantivy::query::QueryParser;
use tantivy::schema::{
    Facet, FacetOptions, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions, Value,
    STORED, STRING,
};
use tantivy::tokenizer::{
    Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, StopWordFilter, TextAnalyzer,
};
use tantivy::{DocAddress, Index, IndexWriter, Searcher, TantivyDocument};

const TOP_TEN: usize = 10;
const MEMORY: usize = 64 << 20;
const LONGEST_WORD: usize = 40;

type Failure = Box<dyn std::error::Error>;

fn english() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST_WORD))
        .filter(LowerCaser)
        .filter(StopWordFilter::new(Language::English).expect("there are English stop words"))
        .filter(Stemmer::new(Language::English))
        .build()
}

fn schema() -> Schema {
    let mut schema = Schema::builder();
    let text = TextFieldIndexing::default()
        .set_tokenizer("english")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    schema.add_text_field("text", TextOptions::default().set_indexing_options(text));
    schema.add_text_field("id", STRING | STORED);
    schema.add_text_field("title", STORED);
    schema.add_text_field("id column", TextOptions::default().set_fast("raw"));
    schema.add_text_field("title column", TextOptions::default().set_fast("raw"));
    schema.add_text_field("entry", STORED);
    schema.add_facet_field("topic", FacetOptions::default());
    schema.build()
}

fn open(path: &str) -> Result<Index, Failure> {
    let index = Index::open_in_dir(path)?;
    index.tokenizers().register("english", english());
    Ok(index)
}

fn build(rows: &str, path: &str) -> Result<(), Failure> {
    fs::create_dir_all(path)?;
    let index = Index::create_in_dir(path, schema())?;
    index.tokenizers().register("english", english());
    let schema = index.schema();
    let field = |name: &str| schema.get_field(name);
    let mut writer: IndexWriter = index.writer_with_num_threads(1, MEMORY)?;
    writer.set_merge_policy(Box::new(NoMergePolicy)); // all are merged at the end
    for line in BufReader::new(fs::File::open(Path::new(rows))?).lines() {
        let line = line?;
        let row: Vec<&str> = line.split('\t').collect(); // id, title, topics, text, entry
        let mut document = TantivyDocument::default();
        document.add_text(field("id")?, row[0]);
        document.add_text(field("title")?, row[1]);
        document.add_text(field("id column")?, row[0]);
        document.add_text(field("title column")?, row[1]);
        for topic in row[2].split('|').filter(|topic| !topic.is_empty()) {
            document.add_facet(field("topic")?, Facet::from_path([topic]));
        }
        document.add_text(field("text")?, row[3]);
        document.add_text(field("entry")?, row[4]);
        writer.add_document(document)?;
    }
    writer.commit()?;
    let segments = index.searchable_segment_ids()?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
    }
    writer.garbage_collect_files().wait()?;
    writer.wait_merging_threads()?;
    Ok(())
}

#[derive(Default)]
struct Sums {
    questions: usize,
    first: f64,
    again: f64,
    hits: usize,
}

struct Peer {
    searcher: Searcher,
    parser: QueryParser,
    id: Field,
    title: Field,
    ids: StrColumn,
    titles: StrColumn,
    topics: bool,
    stored: bool,
    two: bool,
    checksum: usize,
}

impl Peer {
    fn new(path: &str, options: &[String]) -> Result<Peer, Failure> {
        let index = open(path)?;
        let schema = index.schema();
        let searcher = index.reader()?.searcher();
        if searcher.segment_readers().len() != 1 {
            return Err("the index has more than one segment".into());
        }
        let columns = searcher.segment_reader(0).fast_fields();
        let has = |name: &str| options.iter().any(|option| option == name);
        Ok(Peer {
            parser: QueryParser::for_index(&index, vec![schema.get_field("text")?]),
            id: schema.get_field("id")?,
            title: schema.get_field("title")?,
            ids: columns.str("id column")?.ok_or("no ids")?,
            titles: columns.str("title column")?.ok_or("no titles")?,
            topics: has("--topics"),
            stored: has("--stored"),
            two: has("--two"),
            checksum: 0,
            searcher,
        })
    }

    fn ask(&mut self, text: &str) -> Result<usize, Failure> {
        let query = self.parser.parse_query(text)?;
        let best = TopDocs::with_limit(TOP_TEN).order_by_score();
        let (hits, total) = if self.topics {
            let mut topics = FacetCollector::for_field("topic");
            topics.add_facet("/");
            let (hits, total, counts) = self.searcher.search(&query, &(best, Count, topics))?;
            self.checksum += counts.top_k("/", TOP_TEN).len();
            (hits, total)
        } else if self.two {
            let hits = self.searcher.search(&query, &best)?;
            (hits, query.count(&self.searcher)?)
        } else {
            self.searcher.search(&query, &(best, Count))?
        };
        for (_, address) in hits {
            self.read(address)?;
        }
        Ok(total)
    }

    fn read(&mut self, address: DocAddress) -> Result<(), Failure> {
        if self.stored {
            let document: TantivyDocument = self.searcher.doc(address)?;
            for field in [self.id, self.title] {
                let value = document.get_first(field).and_then(|value| value.as_str());
                self.checksum += value.unwrap_or("").len();
            }
            return Ok(());
        }
        for column in [&self.ids, &self.titles] {
            let mut text = String::new();
            for ordinal in column.ords().values_for_doc(address.doc_id) {
                column.ord_to_str(ordinal, &mut text)?;
                self.checksum += text.len();
            }
        }
        Ok(())
    }

    fn ask_all(&mut self, questions: &[String]) -> Result<(), Failure> {
        let mut sums: BTreeMap<String, Sums> = BTreeMap::new();
        for first in [true, false] {
            for line in questions {
                let (class, text) = line.split_once('\t').ok_or("a question has no class")?;
                let begin = processor_microseconds();
                let hits = self.ask(text)?;
                let taken = processor_microseconds() - begin;
                for name in [class, "all questions"] {
                    let sum = sums.entry(name.to_string()).or_default();
                    if first {
                        sum.questions += 1;
                        sum.first += taken;
                        sum.hits += hits;
                    } else {
                        sum.again += taken;
                    }
                }
            }
        }
        for (class, sum) in &sums {
            let number = sum.questions as f64;
            println!(
                "{class}\t{}\t{:.1}\t{:.1}\t{}",
                sum.questions,
                sum.first / number,
                sum.again / number,
                sum.hits
            );
        }
        eprintln!("checksum {}", self.checksum);
        Ok(())
    }
}

fn processor_microseconds() -> f64 {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &mut now) };
    1e6 * now.tv_sec as f64 + 1e-3 * now.tv_nsec as f64
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("build") if arguments.len() == 3 => build(&arguments[1], &arguments[2]),
        Some("ask") if arguments.len() >= 3 => {
            let questions: Vec<String> =
                fs::read_to_string(&arguments[2])?.lines().map(str::to_string).collect();
            Peer::new(&arguments[1], &arguments[3..])?.ask_all(&questions)
        }
        _ => Err("usage: tantivy-peer build ROWS INDEX | ask INDEX QUESTIONS [option...]".into()),
    }
}
