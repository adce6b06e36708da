package org.gradcheck4j.harness.judgement;

import java.util.Optional;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.diagnosis.Diagnostician;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.Summation;

/**
 * The verdict on an engine's output and, if the engine disagrees, the diagnosis, concluded together.
 *
 * @param check of the network and batch
 * @param output the engine's
 */
record JudgedOutput(GradientCheck check, EngineOutput output) {

    /** {@return the judgement within the tolerance that follows from the engine's arithmetic} */
    Judgement under(Arithmetic arithmetic) {
        if (check.whyUnsupported().isPresent()) {
            return Judgement.of(unsupported());
        }
        VerdictByAssumption byAssumption = new VerdictByAssumption(check, output, arithmetic);
        Verdict sharp = byAssumption.underSharpest();
        Optional<Verdict> relaxed = byAssumption.underWeaker(sharp);
        if (relaxed.isPresent()) {
            return underWeakerAssumption(arithmetic, sharp, relaxed.get());
        }
        return sharp.outcome() == Outcome.DISAGREE ? disagreement(arithmetic, sharp) : Judgement.of(sharp);
    }

    /** {@return the judgement within a tolerance of the user's choice} */
    Judgement within(Tolerance tolerance, Arithmetic arithmetic) {
        if (check.whyUnsupported().isPresent()) {
            return Judgement.of(unsupported());
        }
        Verdict verdict = check.compare(output, tolerance);
        if (verdict.outcome() != Outcome.DISAGREE) {
            return Judgement.of(verdict);
        }
        Optional<Diagnosis> diagnosis = under(arithmetic).diagnosis();
        return new Judgement(diagnosis.map(each -> each.conclude(verdict)).orElse(verdict), diagnosis);
    }

    /** {@return the verdict within the tolerance that follows from the engine's arithmetic, before any diagnosis} */
    Verdict undiagnosed(Arithmetic arithmetic) {
        if (check.whyUnsupported().isPresent()) {
            return unsupported();
        }
        VerdictByAssumption byAssumption = new VerdictByAssumption(check, output, arithmetic);
        Verdict sharp = byAssumption.underSharpest();
        return byAssumption.underWeaker(sharp).orElse(sharp);
    }

    private Verdict unsupported() {
        return Verdict.unsupported(check.whyUnsupported().orElseThrow());
    }

    /** The verdict of a weaker assumption, or the mistake that explains the numbers better. */
    private Judgement underWeakerAssumption(Arithmetic arithmetic, Verdict sharp, Verdict relaxed) {
        Judgement judgement = Judgement.of(relaxed);
        return isBetterExplainedByMistake(sharp, relaxed)
                ? judgement.orIfExplained(diagnosed(arithmetic, sharp))
                : judgement;
    }

    /**
     * The diagnosis of an engine that disagrees under every assumption. In half, it may leave open what its sums are kept in. If
     * no mistake predicts its numbers within the bounds of sums in float, they are judged again with sums in half: those bounds
     * are wider, and a mistake may predict the numbers within them.
     */
    private Judgement disagreement(Arithmetic arithmetic, Verdict sharp) {
        Judgement judgement = diagnosed(arithmetic, sharp);
        boolean mayBeSumsInHalf = judgement.verdict().outcome() != Outcome.EXPLAINED
                && arithmetic.undeclared().contains(Arithmetic.Undeclared.ACCUMULATOR);
        return mayBeSumsInHalf
                ? judgement.orIfExplained(under(arithmetic.withSums(Summation.inAnyOrder(arithmetic.unitRoundoff()))))
                : judgement;
    }

    /**
     * Whether a mistake that predicts the engine's numbers is a better explanation than a weaker assumption that leaves too
     * much untested. It is not if one of the worst numbers is 0 or subnormal: that is what underflow gives, too.
     */
    private boolean isBetterExplainedByMistake(Verdict sharp, Verdict relaxed) {
        return check.precision() == Precision.HALF
                && sharp.outcome() == Outcome.DISAGREE
                && relaxed.outcome() != Outcome.AGREE
                && sharp.tensors().stream()
                        .flatMap(tensor -> tensor.worst().stream())
                        .filter(ComparedEntry::disagrees)
                        .allMatch(entry ->
                                Math.abs(entry.actual()) >= check.precision().smallestNormal());
    }

    private Judgement diagnosed(Arithmetic arithmetic, Verdict disagreement) {
        Diagnosis diagnosis =
                Diagnostician.diagnose(check.solution(), arithmetic, check.tolerance(arithmetic), output, disagreement);
        return new Judgement(diagnosis.conclude(disagreement), Optional.of(diagnosis));
    }
}
