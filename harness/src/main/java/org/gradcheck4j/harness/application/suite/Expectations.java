package org.gradcheck4j.harness.application.suite;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.judgement.Judgement;

/**
 * The known verdicts of the suite. A verdict that is not listed fails the run. So does a listed one that no longer
 * occurs: the list stays true.
 *
 * @param listed every known verdict other than {@code agree}
 */
public record Expectations(List<Expectation> listed) {

    /** Every verdict should agree. */
    public static final Expectations NONE = new Expectations(List.of());

    /** Keeps an unmodifiable copy. */
    public Expectations {
        listed = List.copyOf(listed);
    }

    /** {@return the list that is shipped with the suite} */
    static Expectations shipped() {
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder()
                .ofNamedCsvRecord(Objects.requireNonNull(
                        Expectations.class.getResourceAsStream("expectations.csv"),
                        "expectations.csv is missing from the harness"))) {
            return new Expectations(records.stream()
                    .map(each -> new Expectation(
                            each.getField("engine"),
                            each.getField("verdict"),
                            each.getField("family"),
                            each.getField("dl4j"),
                            each.getField("why")))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the listed one with this engine, verdict (or its diagnosis) and family} Of an engine that the list does not name, too little
     * may be tested wherever that is so of one that it names: the reason is the same.
     */
    Optional<Expectation> about(String engine, Judgement judgement, String family) {
        boolean isNamed = listed.stream().anyMatch(each -> each.engine().equals(engine));
        boolean isInconclusive = judgement.verdict().outcome() == Outcome.INCONCLUSIVE;
        return listed.stream()
                .filter(each -> each.engine().equals(engine) || (!isNamed && isInconclusive))
                .filter(each -> each.verdict().equals(judgement.explanationOrOutcome())
                        && each.family().equals(family))
                .findFirst();
    }
}
