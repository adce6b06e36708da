package org.gradcheck4j.harness.judgement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.harness.text.Paragraph;
import org.gradcheck4j.harness.text.Visible;
import org.gradcheck4j.model.TensorName;

/**
 * A verdict in words. For a disagreement, the first line names the entry and the reason. Then come both values and the
 * bound, the other entries that disagree, and last what was compared.
 */
public final class VerdictMessage {

    private static final double PERCENT = 100;

    /** From this share of an entry on, an error that passes is not a small one. */
    private static final double LEAST_WIDE = 0.001;

    /** Of a line, in characters: terminals are rarely narrower. */
    private static final int WIDTH = 100;

    /** Of every line but the first. */
    private static final int INDENT = 2;

    private final String subject;
    private final String engine;
    private final Verdict verdict;
    private final Optional<String> why;
    private final Optional<Diagnosis> diagnosis;

    /**
     * Prepares a message.
     *
     * @param subject what was computed, such as a case and a precision: the message starts with it
     * @param engine whose numbers were judged
     * @param judgement of them
     */
    public VerdictMessage(String subject, String engine, Judgement judgement) {
        this(
                subject,
                engine,
                judgement.verdict(),
                judgement.diagnosis().map(Diagnosis::sentence),
                judgement.diagnosis());
    }

    /**
     * Prepares a message with another sentence than the diagnosis'.
     *
     * @param subject what was computed
     * @param engine whose numbers were judged
     * @param verdict on them
     * @param why they disagree, for the first line; empty if that is not known
     */
    public VerdictMessage(String subject, String engine, Verdict verdict, Optional<String> why) {
        this(subject, engine, verdict, why, Optional.empty());
    }

    private VerdictMessage(
            String subject, String engine, Verdict verdict, Optional<String> why, Optional<Diagnosis> diagnosis) {
        this.subject = Visible.of(subject);
        this.engine = Visible.of(engine);
        this.verdict = verdict;
        this.why = why;
        this.diagnosis = diagnosis;
    }

    /** {@return the first line, without the reason} */
    public String headline() {
        String start = subject + ": " + engine + " ";
        return switch (verdict.outcome()) {
            case DISAGREE, EXPLAINED ->
                start + "disagrees at " + place(verdict.firstWrong().orElseThrow());
            case AGREE -> start + "agrees";
            case INCONCLUSIVE -> start + "is inconclusive: " + verdict.reason();
            case UNSUPPORTED -> start + "does not support this: " + verdict.reason();
            case FAILED -> start + "failed: " + verdict.reason();
        };
    }

    /**
     * {@return the whole message, lines separated by {@code \n}}
     *
     * @param details what else the reader should know (backend, other engines), by its label: printed last, in this order
     */
    public String text(Map<String, String> details) {
        Map<String, String> labelled = new LinkedHashMap<>();
        if (verdict.outcome() == Outcome.AGREE) {
            labelled.put("entries", tested());
        } else {
            labelled.put("engine", engine);
        }
        if (verdict.outcome() == Outcome.AGREE || verdict.isInconclusiveByErrorPattern()) {
            WellTestedText.of(verdict).ifPresent(text -> labelled.put("well tested", text));
        }
        NotTestedText.of(verdict).ifPresent(text -> labelled.put("not tested", text));
        labelled.put("tolerance", verdict.tolerance());
        diagnosis
                .map(Diagnosis::id)
                .filter(id -> !(id.equals(Diagnosis.UNEXPLAINED) && isOnlyLossWrong()))
                .ifPresent(id -> labelled.put("diagnosis", "%s (more: gradcheck4j explain %s)".formatted(id, id)));
        Optional<TensorComparison> wrong = verdict.firstWrong();
        Map<String, String> errors = wrong.map(this::errors).orElse(Map.of());
        int width = Stream.of(errors, labelled, details)
                .mapToInt(VerdictMessage::longest)
                .max()
                .orElse(0);
        StringJoiner lines = new StringJoiner("\n  ");
        lines.add(Paragraph.wrapped(headline() + why.map(": "::concat).orElse(""), WIDTH, INDENT));
        diagnosis
                .map(Diagnosis::remedy)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> lines.add(labelledLine("remedy", text, width)));
        errors.forEach((label, text) -> lines.add(labelledLine(label, text, width)));
        wrong.ifPresent(tensor -> worstEntries(tensor, lines));
        labelled.forEach((label, text) -> lines.add(labelledLine(label, text, width)));
        details.forEach((label, text) -> lines.add(aligned(label, width) + text)); // a command is one line, to copy
        return lines.toString();
    }

    /** The ids are for mistakes in gradients; of the loss alone, the sentence says all there is. */
    private boolean isOnlyLossWrong() {
        return verdict.tensors().stream().filter(TensorComparison::disagrees).allMatch(tensor -> tensor.name()
                .equals(TensorName.LOSS));
    }

    private static int longest(Map<String, String> labelled) {
        return labelled.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private static String labelledLine(String label, String text, int width) {
        return Paragraph.wrapped(aligned(label, width) + text, WIDTH - INDENT, INDENT + width + 2);
    }

    private static String aligned(String label, int width) {
        return label + " ".repeat(width - label.length() + 2);
    }

    /** {@return how far the worst entry of a tensor is off, a clause} */
    static String offBy(TensorComparison tensor) {
        ComparedEntry worst = tensor.worst().get(0);
        return "%s is off by %s".formatted(name(tensor, worst), timesTheBound(worst));
    }

    /**
     * {@return what to say of all tensors together if some disagree: the worst entry, and the tolerance with which all would pass}
     *
     * @param verdict on them
     */
    public static Map<String, String> ofAllTensors(Verdict verdict) {
        if (verdict.outcome() != Outcome.DISAGREE) {
            return Map.of();
        }
        TensorComparison worst = verdict.worst().orElseThrow();
        ComparedEntry entry = worst.worst().get(0);
        Map<String, String> details = new LinkedHashMap<>();
        details.put(
                "worst of all",
                "%s  expected %s, actual %s, %s"
                        .formatted(name(worst, entry), entry.expected(), entry.actual(), timesTheBound(entry)));
        details.put(
                "all pass with",
                smallestPassing(largest(verdict, TensorComparison::rtol), largest(verdict, TensorComparison::atol)));
        return details;
    }

    private static double largest(Verdict verdict, ToDoubleFunction<TensorComparison> tolerance) {
        return verdict.tensors().stream().mapToDouble(tolerance).max().orElseThrow();
    }

    private String tested() {
        TensorComparison tensor = verdict.worst().orElseThrow();
        ComparedEntry worst = tensor.worst().get(0);
        return String.format(
                Locale.ROOT,
                "%d, %s of them tested; the largest error is %.2g of its bound, at %s%s",
                verdict.entries(),
                Figures.percent(verdict.coverage()),
                worst.fractionOfBound(),
                name(tensor, worst),
                relativeBound(worst));
    }

    /** A wide bound lets a large error pass: then the reader should know. */
    private static String relativeBound(ComparedEntry worst) {
        double share = worst.bound() / Math.abs(worst.expected());
        return share >= LEAST_WIDE && Double.isFinite(share)
                ? String.format(Locale.ROOT, "; the bound is %.2g %% of that entry", PERCENT * share)
                : "";
    }

    private Map<String, String> errors(TensorComparison tensor) {
        ComparedEntry worst = tensor.worst().get(0);
        List<String> counts = new ArrayList<>();
        for (TensorComparison each : verdict.tensors()) {
            if (each.disagrees()) {
                counts.add("%s %d of %d".formatted(each.name(), each.disagreeing(), each.entries()));
            }
        }
        Map<String, String> errors = new LinkedHashMap<>();
        errors.put("expected", Double.toString(worst.expected()));
        errors.put("actual", worst.actual() + ratio(worst));
        errors.put("difference", number(worst.error()) + ", " + timesTheBound(worst));
        errors.put("bound", number(worst.bound()));
        errors.put(
                "disagree",
                "%d of %d entries: %s".formatted(verdict.disagreeing(), verdict.entries(), String.join(", ", counts)));
        return errors;
    }

    private static void worstEntries(TensorComparison tensor, StringJoiner lines) {
        lines.add("worst entries of " + tensor.name());
        for (ComparedEntry each : tensor.worst()) {
            if (each.disagrees()) {
                lines.add("  %s  expected %s, actual %s, %s"
                        .formatted(name(tensor, each), each.expected(), each.actual(), timesTheBound(each)));
            }
        }
        lines.add("smallest passing tolerance for %s: %s"
                .formatted(tensor.name(), smallestPassing(tensor.rtol(), tensor.atol())));
    }

    private static String smallestPassing(double rtol, double atol) {
        if (Double.isInfinite(atol)) {
            return "none, since an entry is not finite";
        }
        String absolute = "atol " + roundedUp(atol);
        return Double.isInfinite(rtol) ? absolute : "rtol " + roundedUp(rtol) + ", or " + absolute;
    }

    private static String place(TensorComparison tensor) {
        String entry = name(tensor, tensor.worst().get(0));
        return tensor.layer() == 0 ? "the loss " + entry : "layer %d, %s".formatted(tensor.layer(), entry);
    }

    private static String name(TensorComparison tensor, ComparedEntry entry) {
        return tensor.name().entry(entry.row(), entry.column());
    }

    /** Empty if it would read 1.000 or 0. */
    private static String ratio(ComparedEntry entry) {
        double ratio = entry.actual() / entry.expected();
        return Double.isFinite(ratio) && entry.actual() != 0 && !number(ratio).equals(number(1))
                ? ", which is %s × expected".formatted(number(ratio))
                : "";
    }

    private static String timesTheBound(ComparedEntry entry) {
        return number(entry.fractionOfBound()) + " × the bound";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    /** Three digits, never less than the value: less would not pass. */
    private static String roundedUp(double value) {
        BigDecimal digits = new BigDecimal(value).round(new MathContext(3, RoundingMode.CEILING));
        return String.format(Locale.ROOT, "%.3g", digits);
    }
}
