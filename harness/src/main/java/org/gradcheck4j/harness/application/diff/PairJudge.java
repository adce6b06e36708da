package org.gradcheck4j.harness.application.diff;

import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.record.RecordedGradient;
import org.gradcheck4j.harness.application.record.RecordedGradient.Output;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.harness.npz.GradientFile;
import org.jspecify.annotations.Nullable;

/** Judges what two runs have of one gradient. Pairs of the same inputs come one after the other, and need one exact solution. */
final class PairJudge {

    private @Nullable GradientCheck last;

    PairDifference compare(Optional<RecordedGradient> older, Optional<RecordedGradient> newer) {
        RecordedGradient one =
                Stream.concat(older.stream(), newer.stream()).findFirst().orElseThrow();
        Optional<Output> before = older.flatMap(RecordedGradient::output);
        Optional<Output> after = newer.flatMap(RecordedGradient::output);
        if (before.isEmpty()
                || after.isEmpty()
                || !haveSameInputs(before.get().file(), after.get().file())) {
            return new PairDifference(
                    one.key(), one.family(), older.map(this::side), newer.map(this::side), Optional.empty());
        }
        GradientCheck check = check(before.get().file());
        Judgement first = judge(check, before.get());
        Judgement second = isSame(before.get(), after.get()) ? first : judge(check, after.get());
        Tolerance both = Tolerance.ofBoth(tolerance(check, before.get()), tolerance(check, after.get()));
        return new PairDifference(
                one.key(),
                one.family(),
                older.map(each -> Side.of(each, first)),
                newer.map(each -> Side.of(each, second)),
                Optional.of(GradientDifference.of(
                        check,
                        both,
                        before.get().file().output().gradients(),
                        after.get().file().output().gradients())));
    }

    private Side side(RecordedGradient recorded) {
        return recorded.output()
                .map(output -> Side.of(recorded, judge(check(output.file()), output)))
                .orElseGet(() -> Side.of(recorded));
    }

    private static boolean haveSameInputs(GradientFile one, GradientFile other) {
        return one.network().equals(other.network()) && one.batch().equals(other.batch());
    }

    private static boolean isSame(Output one, Output other) {
        return one.arithmetic().equals(other.arithmetic())
                && one.file().output().equals(other.file().output());
    }

    private static Judgement judge(GradientCheck check, Output output) {
        return check.judge(output.file().output(), output.arithmetic());
    }

    private static Tolerance tolerance(GradientCheck check, Output output) {
        return check.widestTolerance(output.file().output(), output.arithmetic());
    }

    private GradientCheck check(GradientFile file) {
        GradientCheck known = last;
        if (known != null
                && known.precision() == file.precision()
                && known.solution().network().equals(file.network())
                && known.solution().batch().equals(file.batch())) {
            return known;
        }
        try {
            GradientCheck fresh = GradientCheck.of(file.network(), file.batch(), file.precision());
            last = fresh;
            return fresh;
        } catch (ArithmeticException e) {
            throw new BadInputException(
                    "%s: not even the exact gradient can be computed: %s".formatted(file.source(), e.getMessage()));
        }
    }
}
