package org.gradcheck4j.harness.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.model.TensorName;

/** Exactly one entry disagrees, and no other is nearly as far off, in bounds. */
final class SingleEntry {

    static final DiagnosisId ID = new DiagnosisId("single-entry");

    /**
     * Every other error must be smaller than this share of the wrong entry's, both in units of their bounds. Else all entries may
     * have an error in common that only this one's bound is narrow enough to show.
     */
    private static final double MOST_OF_OTHERS = 1.0 / 16;

    private SingleEntry() {}

    static Optional<Diagnosis> find(Verdict verdict) {
        if (verdict.disagreeing() != 1) {
            return Optional.empty();
        }
        return verdict.tensors().stream()
                .filter(tensor -> tensor.disagreeing() == 1 && tensor.isGradient())
                .filter(tensor -> nextFraction(verdict) <= MOST_OF_OTHERS * tensor.fractionOfBound())
                .findFirst()
                .map(tensor -> diagnosis(tensor, verdict.entries()));
    }

    /** The largest error ÷ bound but one of the gradients. */
    private static double nextFraction(Verdict verdict) {
        return verdict.tensors().stream()
                .filter(TensorComparison::isGradient)
                .flatMap(tensor -> tensor.worst().stream())
                .map(ComparedEntry::fractionOfBound)
                .sorted(Comparator.reverseOrder())
                .skip(1)
                .findFirst()
                .orElse(0.0);
    }

    private static Diagnosis diagnosis(TensorComparison tensor, int entries) {
        ComparedEntry entry = tensor.worst().get(0);
        boolean isWholeTensor = tensor.entries() == 1;
        String sentence = "%s%s is the only one of %d entries that disagrees: %s in place of %s"
                .formatted(
                        tensor.name().entry(entry.row(), entry.column()),
                        isWholeTensor ? ", all of " + tensor.name() + "," : "",
                        entries,
                        entry.actual(),
                        entry.expected());
        return new Diagnosis(
                ID,
                sentence,
                isWholeTensor
                        ? ofWholeTensor(tensor.name())
                        : "look for what concerns this entry only: an index, the last pass of a loop, an overwritten value",
                Map.of(
                        "layer", (double) tensor.layer(),
                        "row", (double) entry.row(),
                        "column", (double) entry.column()),
                List.of());
    }

    /** db[i] is a sum of dZ[i]; in dW[i], an error of dZ[i] may vanish. */
    private static String ofWholeTensor(TensorName name) {
        String line = "look at the line that computes %s".formatted(name);
        return name.is(TensorName.Quantity.db)
                ? line
                        + "; if it is right, dZ%d is wrong by what its product with the layer's input does not show, such as a constant, or something is added to db%d afterwards, such as a penalty"
                                .formatted(name.layer(), name.layer())
                : line;
    }
}
