package org.gradcheck4j.harness.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.comparison.EntryError;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;

/** Exactly one entry disagrees. */
final class SingleEntry {

    static final DiagnosisId ID = new DiagnosisId("single-entry");

    private SingleEntry() {}

    static Optional<Diagnosis> find(Verdict verdict) {
        if (verdict.disagreeing() != 1) {
            return Optional.empty();
        }
        return verdict.tensors().stream()
                .filter(tensor -> tensor.disagreeing() == 1 && tensor.isGradient())
                .findFirst()
                .map(tensor -> diagnosis(tensor, verdict.entries()));
    }

    private static Diagnosis diagnosis(TensorComparison tensor, int entries) {
        EntryError entry = tensor.worst().get(0);
        String sentence = ("%s alone of %d entries is wrong: %s in place of %s; the other entries, made from the "
                        + "same numbers, are right")
                .formatted(tensor.name().entry(entry.row(), entry.column()), entries, entry.actual(), entry.expected());
        return new Diagnosis(
                ID,
                sentence,
                "look for what concerns this entry only: an index, the last pass of a loop, an overwritten value",
                Map.of(
                        "layer", (double) tensor.layer(),
                        "row", (double) entry.row(),
                        "column", (double) entry.column()),
                List.of());
    }
}
