package org.gradcheck4j.harness.application.cli.check;

import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.TensorPlots;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.judgement.EngineRun;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.GradientEngine;

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

    /** {@return what messages call the engine that made the file} */
    public String engineName() {
        return file.engine().orElse("the gradient");
    }

    /** {@return whether each gradient is tested by the derived tolerance, without a weaker assumption on what is undeclared} */
    public boolean isTestedAsDeclared() {
        return !check.compare(file.output(), check.tolerance(arithmetic)).hasUntestedGradient();
    }
}
