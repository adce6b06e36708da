package org.gradcheck4j.harness.application.cli.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.cli.option.ArithmeticOptions;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.TensorPlots;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.judgement.EngineRun;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.harness.judgement.VerdictMessage;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.harness.npz.WeightLayout;
import org.gradcheck4j.harness.text.Visible;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * A gradient file with the judgement of it.
 *
 * @param file as read
 * @param arithmetic that it was computed in, as far as it is declared
 * @param check the exact solution
 * @param tolerance that the user gave; empty if it is derived
 * @param judgement by the exact gradient
 * @param against an engine's gradient, if the user named one
 */
public record CheckedFile(
        GradientFile file,
        Arithmetic arithmetic,
        GradientCheck check,
        Optional<Tolerance> tolerance,
        Judgement judgement,
        Optional<EngineComparison> against) {

    /**
     * Judges a file.
     *
     * @param file as read
     * @param arithmetic that it was computed in, as far as it is declared
     * @param tolerance of the comparison with the exact gradient; empty for the derived one
     * @param engine to compare with too
     */
    public static CheckedFile of(
            GradientFile file, Arithmetic arithmetic, Optional<Tolerance> tolerance, Optional<GradientEngine> engine) {
        GradientCheck check;
        try {
            check = GradientCheck.of(file.network(), file.batch(), file.precision());
        } catch (ArithmeticException e) {
            throw new BadInputException(
                    "%s: not even the exact gradient can be computed: %s".formatted(file.source(), e.getMessage()));
        }
        return new CheckedFile(
                file,
                arithmetic,
                check,
                tolerance,
                tolerance
                        .map(each -> check.judgeWithin(each, file.output(), arithmetic))
                        .orElseGet(() -> check.judge(file.output(), arithmetic)),
                engine.map(each -> EngineComparison.of(file, arithmetic, check, each)));
    }

    /** {@return the verdict as a report shows it: the file is the case, and its maker the engine} */
    public EngineVerdict verdict() {
        Case testCase = Case.fromFile(file.source(), "a gradient file", file.network(), file.batch());
        EngineRun run = new EngineRun(Optional.of(file.output()), Optional.of(arithmetic), judgement, 0, 0);
        List<TensorPlots> plots =
                TensorPlots.of(check, file.output(), judgement.verdict(), check.tolerance(arithmetic), arithmetic);
        return new EngineVerdict(
                testCase, file.precision(), engineName(), run, Optional.empty(), TensorPlots.outputZ(check), plots);
    }

    /** {@return the worse of the two verdicts' exit codes} */
    public ExitCode exitCode() {
        return ExitCode.worst(
                Stream.concat(Stream.of(judgement.verdict()), against.map(EngineComparison::verdict).stream())
                        .map(each -> ExitCode.of(each.outcome())));
    }

    /** Prints the stack trace of what the engine threw that the file is compared with, if it did. */
    public void trace(Streams streams) {
        against.ifPresent(each -> each.thrown().ifPresent(thrown -> streams.trace(each.engine(), thrown)));
    }

    /** {@return what is wrong, and why, in one line} */
    String headline() {
        return new VerdictMessage(file.source(), engineName(), judgement).headline()
                + judgement.diagnosis().map(each -> ": " + each.sentence()).orElse("");
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
        details.put("precision", file.precision().id());
        int m = file.batch().size();
        details.put("network", "%s, m = %d".formatted(file.network().architecture(), m));
        // An index that is another one in the file, and what was only concluded.
        if (judgement.verdict().outcome() != Outcome.AGREE) {
            details.putAll(layout());
        }
        if (!file.layout().assumption().isEmpty()) {
            details.put("samples", file.layout().assumption());
        }
        if (judgement.verdict().outcome() == Outcome.INCONCLUSIVE && tolerance.isEmpty()) {
            nextStep().ifPresent(text -> details.put("next step", text));
        }
        String text = colours.inMessage(
                new VerdictMessage(file.source(), engineName(), judgement).text(details),
                subject(Visible.of(file.source()), Visible.of(engineName())),
                judgement.verdict().outcome());
        return text + against.map(each -> "\n" + comparison(each, colours)).orElse("");
    }

    /** What stands otherwise in the file than in the message, whose matrices are the formula's. */
    private Map<String, String> layout() {
        Map<String, String> lines = new LinkedHashMap<>();
        if (file.layout().weights() == WeightLayout.INPUTS_IN_ROWS) {
            lines.put(
                    "layout",
                    "W and dW are %s in the file: dW1[i, j] above is dW1[j, i] there, rows are columns"
                            .formatted(file.layout().weights()));
        }
        boolean namesAnActivation = judgement.verdict().tensors().stream()
                .anyMatch(tensor -> tensor.name().is(TensorName.Quantity.A) && tensor.disagrees());
        if (namesAnActivation && file.layout().samplesInRows()) {
            lines.put("layout of A", "A is [m × n_i] in the file: A1[i, j] above is A1[j, i] there");
        }
        return lines;
    }

    private static String subject(String what, String engine) {
        return what + ": " + engine;
    }

    /** What decides it: a declaration, if too little is tested only without one; else a better precision, if there is one. */
    private Optional<String> nextStep() {
        boolean declaredIsTested =
                !check.compare(file.output(), check.tolerance(arithmetic)).hasUntestedGradient();
        String options = ArithmeticOptions.thatDeclare(arithmetic.undeclared());
        Stream<String> declaration = declaredIsTested && !options.isEmpty()
                ? Stream.of("declare what is known of the arithmetic: " + options)
                : Stream.empty();
        Stream<String> precision = file.precision() == Precision.DOUBLE
                ? Stream.empty()
                : Stream.of("compute the same case in float64: the bound is far smaller there");
        return Stream.concat(declaration, precision).reduce((one, other) -> one + "; or " + other);
    }

    private String comparison(EngineComparison other, Colours colours) {
        Outcome outcome = other.verdict().outcome();
        if (!other.isCompared()) {
            String headline =
                    new VerdictMessage(file.source(), other.engine(), Judgement.of(other.verdict())).headline();
            return colours.inMessage(headline, subject(Visible.of(file.source()), Visible.of(other.engine())), outcome);
        }
        String files = Visible.of(file.source()) + " against " + Visible.of(other.engine());
        VerdictMessage message =
                new VerdictMessage(files, engineName(), other.verdict(), other.whichIsWrong(judgement.verdict()));
        String text = outcome == Outcome.AGREE
                ? message.headline()
                : message.text(Map.of("compared with", "the gradient of " + other.engine()));
        return colours.inMessage(text, subject(files, engineName()), outcome);
    }

    private String engineName() {
        return file.engine().orElse("the gradient");
    }
}
