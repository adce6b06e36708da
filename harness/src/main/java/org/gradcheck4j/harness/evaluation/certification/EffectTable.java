package org.gradcheck4j.harness.evaluation.certification;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gradcheck4j.harness.text.TextTable;
import org.gradcheck4j.model.Precision;

/** What was noticed of all faults that have an effect, by precision and by the size of the effect. */
final class EffectTable {

    private static final double PER_CENT = 100;

    private final CertificationResult result;

    EffectTable(CertificationResult result) {
        this.result = result;
    }

    String text() {
        TextTable table = new TextTable(
                "precision", "effect", "faults", "detected", "share", "inconclusive", "share", "called right", "share");
        for (Precision precision : Precision.values()) {
            List<Detection> faults = result.detections(precision, any -> true);
            Stream.concat(
                            Stream.of(EffectCounts.ofAny(precision, faults)),
                            EffectCounts.bySize(precision, faults).stream())
                    .filter(each -> each.faults() > 0)
                    .forEach(each -> table.row(
                            precision.id(),
                            each.size(),
                            each.faults(),
                            each.detected(),
                            share(each.detected(), each),
                            each.inconclusive(),
                            share(each.inconclusive(), each),
                            each.agreeing(),
                            share(each.agreeing(), each)));
        }
        return table.text();
    }

    private static String share(long part, EffectCounts counts) {
        return String.format(Locale.ROOT, "%.2f %%", PER_CENT * part / counts.faults());
    }
}
