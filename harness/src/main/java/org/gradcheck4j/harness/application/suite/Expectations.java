package org.gradcheck4j.harness.application.suite;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gradcheck4j.harness.comparison.Outcome;

/**
 * The known verdicts of the suite, checked both ways: one that is not listed fails, and a listed one that no longer
 * occurs fails too, so the list stays true.
 *
 * @param listed every known verdict other than {@code agree}
 */
public record Expectations(List<Expectation> listed) {

    /** Keeps an unmodifiable copy. */
    public Expectations {
        listed = List.copyOf(listed);
    }

    /** {@return the list that is shipped with the suite} */
    public static Expectations shipped() {
        try (InputStream in = Expectations.class.getResourceAsStream("expectations.csv")) {
            if (in == null) {
                throw new IllegalStateException("expectations.csv is missing from the harness");
            }
            try (CsvReader<NamedCsvRecord> records =
                    CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                return new Expectations(records.stream()
                        .map(each -> new Expectation(
                                each.getField("engine"),
                                each.getField("verdict"),
                                each.getField("family"),
                                each.getField("dl4j"),
                                each.getField("why")))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return whether a verdict lets the suite pass: it agrees, or it is listed}
     *
     * @param judged any verdict
     */
    public boolean accepts(EngineVerdict judged) {
        return judged.verdict().outcome() == Outcome.AGREE || listed.stream().anyMatch(each -> each.covers(judged));
    }

    /**
     * {@return what is listed but did not occur}
     *
     * @param verdicts of a whole run of the suite
     */
    public List<Expectation> vanished(List<EngineVerdict> verdicts) {
        return listed.stream()
                .filter(each -> verdicts.stream().noneMatch(each::covers))
                .toList();
    }
}
