package org.gradcheck4j.harness.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.text.CommaList;
import org.gradcheck4j.harness.text.LineNumbers;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * All that is wrong is some rows of gradients, each a neuron's, which are exactly 0; or some columns, each an input's.
 *
 * @param direction whether they are rows or columns
 * @param lines of each wrong tensor, the last layer first
 * @param counts how many lines each has
 */
record ZeroLines(LineDirection direction, Map<TensorName, List<Integer>> lines, Map<TensorName, Integer> counts) {

    static Optional<ZeroLines> of(Evidence evidence) {
        return of(LineDirection.ROW, evidence).or(() -> of(LineDirection.COLUMN, evidence));
    }

    private static Optional<ZeroLines> of(LineDirection direction, Evidence evidence) {
        Map<TensorName, List<Integer>> lines = new LinkedHashMap<>();
        Map<TensorName, Integer> counts = new LinkedHashMap<>();
        for (TensorName tensor : evidence.gradients()) {
            Matrix actual = evidence.actual(tensor);
            int all = direction.count(actual);
            List<Integer> wrong = new ArrayList<>();
            for (int line = 0; line < all; line++) {
                int[] entries = direction.entries(line, actual).toArray();
                if (IntStream.of(entries).anyMatch(k -> evidence.disagrees(tensor, k))) {
                    if (IntStream.of(entries).anyMatch(k -> actual.get(k) != 0)) {
                        return Optional.empty();
                    }
                    wrong.add(line);
                }
            }
            if (wrong.size() == all) {
                return Optional.empty();
            }
            if (!wrong.isEmpty()) {
                lines.put(tensor, List.copyOf(wrong));
                counts.put(tensor, all);
            }
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(new ZeroLines(direction, lines, counts));
    }

    private boolean areAllAt(boolean end) {
        return lines.entrySet().stream().allMatch(each -> each.getValue()
                .equals(List.of(end ? Objects.requireNonNull(counts.get(each.getKey())) - 1 : 0)));
    }

    /** {@return such as {@code the last row of db2, dW2, db1 and dW1 is 0, and no other row disagrees: as if …}} */
    String sentence() {
        String one = direction.word();
        boolean isLast = areAllAt(true);
        boolean isFirst = !isLast && areAllAt(false);
        String which = isLast || isFirst
                ? "the %s %s of %s is 0".formatted(isLast ? "last" : "first", one, named(lines.keySet().stream()))
                : listed(one);
        String loop = "a loop over the " + loopedOver();
        String asIf =
                isLast ? loop + " ends too early" : isFirst ? loop + " starts at 1, not at 0" : "they are left out";
        return "%s, and no other %s disagrees: as if %s".formatted(which, one, asIf);
    }

    private static String named(Stream<TensorName> tensors) {
        return CommaList.withAnd(tensors.map(TensorName::toString).toList());
    }

    /** Tensors with the same lines together. */
    private String listed(String one) {
        Map<List<Integer>, List<TensorName>> byLines = lines.keySet().stream()
                .collect(Collectors.groupingBy(
                        tensor -> Objects.requireNonNull(lines.get(tensor)), LinkedHashMap::new, Collectors.toList()));
        return byLines.entrySet().stream()
                .map(each -> "%s of %s %s 0"
                        .formatted(
                                LineNumbers.listed(one, each.getKey()) + " (from 0)",
                                named(each.getValue().stream()),
                                each.getKey().size() == 1 ? "is" : "are"))
                .collect(Collectors.joining(", "));
    }

    private String loopedOver() {
        return direction == LineDirection.ROW ? "neurons" : "inputs";
    }

    /** {@return what to do about it} */
    String remedy() {
        return "loop over all %s of every layer".formatted(loopedOver());
    }

    /** {@return the last layer in which something is wrong} */
    int layer() {
        return lines.keySet().stream().mapToInt(TensorName::layer).max().orElseThrow();
    }
}
