package org.gradcheck4j.harness.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Tells people what went wrong: first where and why, then both values and the tolerance, then how far it spreads, and last what
 * was asked.
 */
public final class FailureMessage {

    private final String asked;
    private final String engine;
    private final Verdict verdict;
    private final Optional<String> diagnosis;

    /**
     * Prepares a message.
     *
     * @param asked what was asked, such as a case and a precision: the message starts with it
     * @param engine whose numbers were judged
     * @param verdict any
     */
    public FailureMessage(String asked, String engine, Verdict verdict) {
        this(asked, engine, verdict, Optional.empty());
    }

    /**
     * Prepares a message that says why.
     *
     * @param asked what was asked, such as a case and a precision: the message starts with it
     * @param engine whose numbers were judged
     * @param verdict any
     * @param diagnosis the sentence that says what happened, printed in the first line
     */
    public FailureMessage(String asked, String engine, Verdict verdict, Optional<String> diagnosis) {
        this.diagnosis = diagnosis;
        this.asked = asked;
        this.engine = engine;
        this.verdict = verdict;
    }

    /** {@return the first line alone} */
    public String headline() {
        String start = asked + ": " + engine + " ";
        return switch (verdict.outcome()) {
            case DISAGREE, EXPLAINED ->
                start + "disagrees at " + place(culprit().orElseThrow());
            case AGREE -> start + "agrees";
            case INCONCLUSIVE -> start + "is inconclusive: " + verdict.reason();
            case UNSUPPORTED -> start + "does not support this: " + verdict.reason();
            case FAILED -> start + "failed: " + verdict.reason();
        };
    }

    /**
     * {@return the whole message, lines separated by {@code \n}}
     *
     * @param circumstances lines that say what else was asked or seen (backend, other engines), printed last
     */
    public String text(List<String> circumstances) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(headline() + diagnosis.map(": "::concat).orElse(""));
        culprit().ifPresent(tensor -> describe(tensor, lines));
        lines.add("  engine     " + engine);
        lines.add("  tolerance  " + verdict.tolerance());
        circumstances.forEach(each -> lines.add("  " + each));
        return lines.toString();
    }

    private void describe(TensorComparison tensor, StringJoiner lines) {
        EntryError worst = tensor.worst().get(0);
        lines.add("  expected   " + worst.expected());
        lines.add("  actual     " + worst.actual() + ratio(worst));
        lines.add("  difference %s, %s the bound".formatted(number(worst.error()), times(worst)));
        lines.add("  bound      " + number(worst.bound()));
        List<String> spread = new ArrayList<>();
        for (TensorComparison each : verdict.tensors()) {
            if (each.disagreeing() > 0) {
                spread.add("%s %d of %d".formatted(each.name(), each.disagreeing(), each.entries()));
            }
        }
        lines.add("  disagree   %d of %d entries: %s"
                .formatted(verdict.disagreeing(), verdict.entries(), String.join(", ", spread)));
        lines.add("  worst of " + tensor.name());
        for (EntryError each : tensor.worst()) {
            if (each.disagrees()) {
                lines.add("    %s  expected %s, actual %s, %s the bound"
                        .formatted(index(tensor, each), each.expected(), each.actual(), times(each)));
            }
        }
        lines.add("  would pass %s needs rtol %s, or atol %s"
                .formatted(tensor.name(), number(tensor.rtol()), number(tensor.atol())));
    }

    /** Where it starts: the forward pass comes first, and backprop walks from the last layer to the first. */
    private Optional<TensorComparison> culprit() {
        List<TensorComparison> disagreeing = verdict.tensors().stream()
                .filter(tensor -> tensor.disagreeing() > 0)
                .toList();
        Optional<TensorComparison> forward =
                disagreeing.stream().filter(tensor -> !tensor.isGradient()).findFirst();
        return forward.or(() -> disagreeing.stream()
                .max(Comparator.comparingInt(TensorComparison::layer)
                        .thenComparingDouble(TensorComparison::fractionOfBound)));
    }

    private static String place(TensorComparison tensor) {
        String entry = index(tensor, tensor.worst().get(0));
        return tensor.layer() == 0 ? "the loss " + entry : "layer %d, %s".formatted(tensor.layer(), entry);
    }

    private static String index(TensorComparison tensor, EntryError entry) {
        return tensor.entries() == 1 && tensor.layer() == 0
                ? tensor.name().toString()
                : "%s[%d, %d]".formatted(tensor.name(), entry.row(), entry.column());
    }

    /** Says nothing where it would say 1.000: there the difference does. */
    private static String ratio(EntryError entry) {
        double ratio = entry.actual() / entry.expected();
        return Double.isFinite(ratio) && !number(ratio).equals(number(1))
                ? ", which is %s × expected".formatted(number(ratio))
                : "";
    }

    private static String times(EntryError entry) {
        return number(entry.fractionOfBound()) + " ×";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
