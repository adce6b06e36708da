package org.gradcheck4j.harness.application.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradcheck4j.harness.comparison.EntryError;
import org.gradcheck4j.harness.comparison.FailureMessage;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;

/**
 * What became of a gradient file.
 *
 * @param file what was read
 * @param judgement by the exact gradient
 * @param against an engine's gradient, where one was asked
 */
public record CheckedFile(GradientFile file, Judgement judgement, Optional<EngineComparison> against) {

    private static final double PERCENT = 100;

    /** {@return what the comparison with the exact gradient came to} */
    public Verdict verdict() {
        return judgement.verdict();
    }

    /** {@return why the gradient disagrees; empty if it does not} */
    public Optional<Diagnosis> diagnosis() {
        return judgement.diagnosis();
    }

    /** Judges a file within the derived tolerance; its engine's arithmetic is that of its precision. */
    public static CheckedFile of(GradientFile file, Optional<GradientEngine> engine) {
        GradientCheck check = GradientCheck.of(file.network(), file.batch(), file.precision());
        return new CheckedFile(
                file,
                check.judge(file.output(), Arithmetic.of(file.precision())),
                engine.map(each -> EngineComparison.of(file, check, each)));
    }

    public ExitCode exitCode() {
        List<ExitCode> codes = new ArrayList<>();
        codes.add(ExitCode.of(verdict().outcome()));
        against.ifPresent(each -> codes.add(ExitCode.of(each.verdict().outcome())));
        return ExitCode.worst(codes);
    }

    /** {@return the headline, then what it rests on} */
    public String text() {
        List<String> circumstances = new ArrayList<>();
        circumstances.add("precision  " + file.precision().id());
        circumstances.add("network    %s, m = %d"
                .formatted(file.network().architecture(), file.batch().size()));
        FailureMessage message = new FailureMessage(
                file.source(),
                file.engine().orElse("the gradient"),
                verdict(),
                diagnosis().map(Diagnosis::sentence));
        if (verdict().outcome() == Outcome.INCONCLUSIVE && file.precision() != Precision.DOUBLE) {
            circumstances.add("next       compute the same case in float64: the bound is far narrower there");
        }
        StringBuilder text = new StringBuilder();
        if (verdict().outcome() == Outcome.AGREE) {
            circumstances.add(0, "entries    " + evidence());
            circumstances.add(1, "tolerance  " + verdict().tolerance());
            text.append(message.headline());
            circumstances.forEach(each -> text.append("\n  ").append(each));
        } else {
            text.append(message.text(circumstances));
        }
        against.ifPresent(each -> text.append('\n').append(comparison(each)));
        return text.toString();
    }

    private String evidence() {
        TensorComparison tensor = verdict().worst().orElseThrow();
        EntryError worst = tensor.worst().get(0);
        return String.format(
                Locale.ROOT,
                "%d, %d %% of them tested; the largest error is %.2g of its bound, at %s[%d, %d]",
                verdict().entries(),
                (long) Math.floor(PERCENT * verdict().coverage()),
                worst.fractionOfBound(),
                tensor.name(),
                worst.row(),
                worst.column());
    }

    private String comparison(EngineComparison other) {
        if (!other.isCompared()) {
            return new FailureMessage(file.source(), other.engine(), other.verdict()).headline();
        }
        String asked = file.source() + " against " + other.engine();
        FailureMessage message = new FailureMessage(
                asked, file.engine().orElse("the gradient"), other.verdict(), other.culprit(verdict()));
        return other.verdict().outcome() == Outcome.AGREE
                ? message.headline()
                : message.text(List.of("expected   are the numbers of " + other.engine()));
    }
}
