import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;

// What LucenePeer says differently to Lucene 10.
final class LuceneVersion {
  private LuceneVersion() {}

  static TopScoreDocCollector best(int number, int counted) {
    return new TopScoreDocCollectorManager(number, counted).newCollector();
  }

  static SortedSetDocValuesReaderState facetState(IndexReader reader) throws Exception {
    return new DefaultSortedSetDocValuesReaderState(reader, new FacetsConfig());
  }

  static void search(
      IndexSearcher searcher, Query query, TopScoreDocCollector best, FacetsCollector facets)
      throws Exception {
    searcher.search(query, MultiCollector.wrap(best, facets));
  }

  static void search(IndexSearcher searcher, Query query, Collector best) throws Exception {
    searcher.search(query, best);
  }

  static long total(TopDocs found) {
    return found.totalHits.value();
  }

  static Document stored(IndexSearcher searcher, int document, Set<String> fields)
      throws Exception {
    return searcher.storedFields().document(document, fields);
  }
}
