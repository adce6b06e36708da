package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Mistake;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.diagnosis.candidate.Reordering;
import org.gradcheck4j.model.TensorName;

/** Each wrong tensor has its rows, or its columns, in another order. */
record ReorderedTensors(DiagnosisId id, Candidate base, Evidence evidence) implements Misplaced.Relocation {

    @Override
    public Optional<Candidate> candidate() {
        Map<TensorName, Reordering> found = new LinkedHashMap<>();
        for (TensorName tensor : evidence.gradients()) {
            Predicted right = evidence.predicted(base, tensor);
            if (!right.fits(evidence.actual(tensor))) {
                Optional<Reordering> reordering = Reordering.find(right, evidence.actual(tensor));
                if (reordering.isEmpty()) {
                    return Optional.empty();
                }
                found.put(tensor, reordering.get());
            }
        }
        return Optional.of(found).filter(any -> !any.isEmpty()).map(this::candidate);
    }

    private Candidate candidate(Map<TensorName, Reordering> found) {
        String what = found.entrySet().stream()
                .map(each -> "%s holds the right numbers, but %s"
                        .formatted(each.getKey(), each.getValue().words(each.getKey())))
                .collect(Collectors.joining("; "));
        Map<String, Double> parameters = new HashMap<>();
        found.forEach((tensor, reordering) -> parameters.putAll(reordering.parameters(tensor)));
        Candidate candidate = base.changing(
                (tensor, before) ->
                        found.containsKey(tensor) ? found.get(tensor).applied(before) : before,
                new Mistake(
                        id,
                        what
                                + ": as if rows or columns are sorted, shuffled or reversed for the pass, and not put back",
                        "put them back into the order of W and b",
                        parameters));
        return found.values().stream().allMatch(Reordering::isRegular) ? candidate : candidate.fitted();
    }
}
