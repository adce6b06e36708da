package org.gradcheck4j.harness.application.cli.output;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.cli.check.CheckedFile;
import org.gradcheck4j.harness.application.cli.check.EngineComparison;
import org.gradcheck4j.harness.application.cli.option.ArithmeticOptions;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.harness.judgement.VerdictMessage;
import org.gradcheck4j.harness.npz.WeightLayout;
import org.gradcheck4j.harness.text.Visible;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * The messages on a gradient file that was judged.
 *
 * @param checked with its judgement
 */
public record CheckedFileText(CheckedFile checked) {

    /** {@return what is wrong, and why, in one line} */
    String headline() {
        return new VerdictMessage(checked.file().source(), checked.engineName(), checked.judgement()).headline()
                + checked.judgement()
                        .diagnosis()
                        .map(each -> ": " + each.sentence())
                        .orElse("");
    }

    /** {@return the message, and that of the comparison with the engine} */
    String text() {
        return text(Colours.OFF);
    }

    /**
     * {@return the same}
     *
     * @param colours of the words that say a verdict
     */
    public String text(Colours colours) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("precision", checked.file().precision().id());
        int m = checked.file().batch().size();
        details.put("network", "%s, m = %d".formatted(checked.file().network().architecture(), m));
        // An index that is another one in the file, and what was only concluded.
        if (checked.judgement().verdict().outcome() != Outcome.AGREE) {
            details.putAll(layout());
        }
        if (!checked.file().layout().assumption().isEmpty()) {
            details.put("samples", checked.file().layout().assumption());
        }
        if (checked.judgement().verdict().outcome() == Outcome.INCONCLUSIVE
                && checked.tolerance().isEmpty()) {
            nextStep().ifPresent(text -> details.put("next step", text));
        }
        String text = colours.inMessage(
                new VerdictMessage(checked.file().source(), checked.engineName(), checked.judgement()).text(details),
                subject(Visible.of(checked.file().source()), Visible.of(checked.engineName())),
                checked.judgement().verdict().outcome());
        return text
                + checked.against()
                        .map(each -> "\n" + comparison(each, colours))
                        .orElse("");
    }

    /** What stands otherwise in the file than in the message, whose matrices are the formula's. */
    private Map<String, String> layout() {
        Map<String, String> lines = new LinkedHashMap<>();
        if (checked.file().layout().weights() == WeightLayout.INPUTS_IN_ROWS) {
            lines.put(
                    "layout",
                    "W and dW are %s in the file: dW1[i, j] above is dW1[j, i] there, rows are columns"
                            .formatted(checked.file().layout().weights()));
        }
        boolean namesAnActivation = checked.judgement().verdict().tensors().stream()
                .anyMatch(tensor -> tensor.name().is(TensorName.Quantity.A) && tensor.disagrees());
        if (namesAnActivation && checked.file().layout().samplesInRows()) {
            lines.put("layout of A", "A is [m × n_i] in the file: A1[i, j] above is A1[j, i] there");
        }
        return lines;
    }

    private static String subject(String what, String engine) {
        return what + ": " + engine;
    }

    /** What decides it: a declaration, if too little is tested only without one; else a better precision, if there is one. */
    private Optional<String> nextStep() {
        String options = ArithmeticOptions.thatDeclare(checked.arithmetic().undeclared());
        Stream<String> declaration = checked.isTestedAsDeclared() && !options.isEmpty()
                ? Stream.of("declare what is known of the arithmetic: " + options)
                : Stream.empty();
        Stream<String> precision = checked.file().precision() == Precision.DOUBLE
                ? Stream.empty()
                : Stream.of("compute the same case in float64: the bound is far smaller there");
        return Stream.concat(declaration, precision).reduce((one, other) -> one + "; or " + other);
    }

    private String comparison(EngineComparison other, Colours colours) {
        Outcome outcome = other.verdict().outcome();
        if (!other.isCompared()) {
            String headline = new VerdictMessage(checked.file().source(), other.engine(), Judgement.of(other.verdict()))
                    .headline();
            return colours.inMessage(
                    headline, subject(Visible.of(checked.file().source()), Visible.of(other.engine())), outcome);
        }
        String files = Visible.of(checked.file().source()) + " against " + Visible.of(other.engine());
        VerdictMessage message = new VerdictMessage(files, checked.engineName(), other.verdict(), whichIsWrong(other));
        String text = outcome == Outcome.AGREE
                ? message.headline()
                : message.text(Map.of("compared with", "the gradient of " + other.engine()));
        return colours.inMessage(text, subject(files, checked.engineName()), outcome);
    }

    /** Which of the two is wrong, in a clause; empty if they do not disagree. */
    private Optional<String> whichIsWrong(EngineComparison other) {
        if (other.verdict().outcome() != Outcome.DISAGREE) {
            return Optional.empty();
        }
        Outcome file = checked.judgement().verdict().outcome();
        boolean fileIsWrong = file == Outcome.DISAGREE || file == Outcome.EXPLAINED;
        if (fileIsWrong && other.ofEngine().diagnosis().isEmpty()) {
            return Optional.of("the file disagrees with the exact gradient; %s does not".formatted(other.engine()));
        }
        String start = (fileIsWrong
                        ? "neither agrees with the exact gradient; of %s: "
                        : "it is %s that disagrees with the exact gradient: ")
                .formatted(other.engine());
        return other.ofEngine().diagnosis().map(each -> start + each.sentence());
    }
}
