import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

// Lucene at the work of benchmarks/ask: the same entries, the same questions, ten hits with id and
// title, an exact total, and on request the ten most frequent topics.
//
//   LucenePeer build ROWS INDEX
//   LucenePeer ask INDEX QUESTIONS [--topics] [--stored] [--two]
//
// ROWS are what `rows` prints. All text of an entry is one field, as the English analyzer cuts it;
// the index is merged into one segment. Ids and titles are doc values, which are read without
// unpacking what is stored beside them; with --stored they are stored fields. With --two the ten
// best are looked for by bounds of scores, and the total is counted on its own: of a single word it
// is a number that the index has. Prints for each class of questions their number, the mean
// microseconds of the thread's processor time (of the first asking, and of one more behind so many
// that the virtual machine has compiled what it runs), and how many hits they have together.
//
// What differs between versions of Lucene is in LuceneVersion, of which 8 and 10 have one each.
public final class LucenePeer {
  private static final int TOP_TEN = 10;
  private static final int WARM_UP_ROUNDS = 8;
  private static final String TEXT = "text";
  private static final String TOPIC = "topic";

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("build")) {
      build(Path.of(arguments[1]), Path.of(arguments[2]));
    } else {
      List<String> options = List.of(arguments).subList(3, arguments.length);
      try (Peer peer = new Peer(Path.of(arguments[1]), options)) {
        peer.askAll(Files.readAllLines(Path.of(arguments[2])));
      }
    }
  }

  private static void build(Path rows, Path index) throws Exception {
    FacetsConfig facets = new FacetsConfig();
    facets.setMultiValued(TOPIC, true);
    IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer());
    config.setRAMBufferSizeMB(64);
    try (Directory directory = MMapDirectory.open(index);
        IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader in = Files.newBufferedReader(rows, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] row = line.split("\t", -1); // id, title, topics, text, entry
        Document document = new Document();
        document.add(new BinaryDocValuesField("id", new org.apache.lucene.util.BytesRef(row[0])));
        document.add(new BinaryDocValuesField("title", new org.apache.lucene.util.BytesRef(row[1])));
        document.add(new StoredField("id", row[0]));
        document.add(new StoredField("title", row[1]));
        for (String topic : row[2].split("\\|")) {
          if (!topic.isEmpty()) document.add(new SortedSetDocValuesFacetField(TOPIC, topic));
        }
        document.add(new TextField(TEXT, row[3], Field.Store.NO));
        document.add(new StoredField("entry", row[4]));
        writer.addDocument(facets.build(document));
      }
      writer.forceMerge(1);
    }
  }

  private static final class Sums {
    int questions;
    double first;
    double again;
    long hits;
  }

  private static final class Peer implements AutoCloseable {
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final QueryParser parser;
    private final SortedSetDocValuesReaderState state;
    private final boolean topics;
    private final boolean stored;
    private final boolean two;
    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private long checksum;

    Peer(Path index, List<String> options) throws Exception {
      reader = DirectoryReader.open(MMapDirectory.open(index));
      searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null); // answers to whole questions are kept by neither
      Analyzer analyzer = new EnglishAnalyzer();
      parser = new QueryParser(TEXT, analyzer);
      topics = options.contains("--topics");
      stored = options.contains("--stored");
      two = options.contains("--two");
      state = topics ? LuceneVersion.facetState(reader) : null;
    }

    void askAll(List<String> questions) throws Exception {
      Map<String, Sums> sums = new TreeMap<>();
      askOnce(questions, sums, true);
      Map<String, Sums> ignored = new TreeMap<>();
      for (int i = 0; i < WARM_UP_ROUNDS; ++i) askOnce(questions, ignored, true);
      askOnce(questions, sums, false);
      for (Map.Entry<String, Sums> one : sums.entrySet()) {
        Sums sum = one.getValue();
        System.out.printf(
            "%s\t%d\t%.1f\t%.1f\t%d%n",
            one.getKey(), sum.questions, sum.first / sum.questions, sum.again / sum.questions,
            sum.hits);
      }
      System.err.println("checksum " + checksum);
    }

    private void askOnce(List<String> questions, Map<String, Sums> sums, boolean first)
        throws Exception {
      for (String line : questions) {
        int tab = line.indexOf('\t');
        long begin = clock.getCurrentThreadCpuTime();
        long hits = ask(line.substring(tab + 1));
        double taken = (clock.getCurrentThreadCpuTime() - begin) / 1000.0;
        for (String type : new String[] {line.substring(0, tab), "all questions"}) {
          Sums sum = sums.computeIfAbsent(type, name -> new Sums());
          if (first) {
            ++sum.questions;
            sum.first += taken;
            sum.hits += hits;
          } else {
            sum.again += taken;
          }
        }
      }
    }

    private long ask(String text) throws Exception {
      Query query = parser.parse(text);
      TopScoreDocCollector best = LuceneVersion.best(TOP_TEN, two ? TOP_TEN : Integer.MAX_VALUE);
      if (topics) {
        FacetsCollector facets = new FacetsCollector();
        LuceneVersion.search(searcher, query, best, facets);
        FacetResult counts =
            new SortedSetDocValuesFacetCounts(state, facets).getTopChildren(TOP_TEN, TOPIC);
        checksum += counts == null ? 0 : counts.labelValues.length;
      } else {
        LuceneVersion.search(searcher, query, best);
      }
      TopDocs found = best.topDocs();
      read(found.scoreDocs);
      return two ? searcher.count(query) : LuceneVersion.total(found);
    }

    private void read(ScoreDoc[] hits) throws Exception {
      if (stored) {
        for (ScoreDoc hit : hits) {
          Document document = LuceneVersion.stored(searcher, hit.doc, Set.of("id", "title"));
          checksum += document.get("id").length() + document.get("title").length();
        }
        return;
      }
      List<Integer> rising = new ArrayList<>();
      for (ScoreDoc hit : hits) rising.add(hit.doc);
      rising.sort(null);
      LeafReader leaf = reader.leaves().get(0).reader();
      BinaryDocValues ids = leaf.getBinaryDocValues("id");
      BinaryDocValues titles = leaf.getBinaryDocValues("title");
      for (int document : rising) {
        if (ids.advanceExact(document)) checksum += ids.binaryValue().utf8ToString().length();
        if (titles.advanceExact(document)) checksum += titles.binaryValue().utf8ToString().length();
      }
    }

    @Override
    public void close() throws Exception {
      reader.close();
    }
  }
}
