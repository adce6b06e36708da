package org.gradcheck4j.harness.application.diff;

import java.util.Optional;
import org.gradcheck4j.harness.application.record.RecordedGradient;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.judgement.Judgement;

/**
 * What one run says of a gradient. It is judged anew, by this program, if it is there: so two programs are not compared, too.
 *
 * @param outcome the verdict
 * @param diagnosis its id, if there is one
 * @param why a clause; empty if there is nothing to say
 * @param fractionOfBound the largest error ÷ its own bound; 0 if there is no gradient
 * @param recorded the verdict when it was recorded
 * @param hasGradient whether there is one
 */
public record Side(
        Outcome outcome,
        Optional<String> diagnosis,
        String why,
        double fractionOfBound,
        Outcome recorded,
        boolean hasGradient) {

    /** A side without a gradient: the verdict is the recorded one. */
    static Side of(RecordedGradient recorded) {
        return new Side(
                recorded.outcome(),
                recorded.diagnosis(),
                recorded.reason(),
                0,
                recorded.outcome(),
                recorded.output().isPresent());
    }

    static Side of(RecordedGradient recorded, Judgement judgement) {
        return new Side(
                judgement.verdict().outcome(),
                judgement.diagnosis().map(each -> each.id().text()),
                judgement
                        .diagnosis()
                        .map(each -> each.sentence())
                        .orElse(judgement.verdict().reason()),
                judgement.verdict().fractionOfBound(),
                recorded.outcome(),
                true);
    }

    /** {@return whether the engine is wrong: it disagrees, be it explained or not, or it failed} */
    public boolean isWrong() {
        return outcome.isWrong();
    }

    /** {@return the verdict, and the diagnosis if there is one, such as {@code explained (transposed)}} */
    public String verdict() {
        return outcome.id() + diagnosis.map(id -> " (" + id + ")").orElse("");
    }
}
