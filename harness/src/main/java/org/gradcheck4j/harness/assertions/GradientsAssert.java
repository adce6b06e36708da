package org.gradcheck4j.harness.assertions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.internal.Failures;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.comparison.Comparison;
import org.gradcheck4j.harness.comparison.FailureMessage;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/** Assertions on gradients. An inconclusive comparison fails: it is not agreement. */
public final class GradientsAssert extends AbstractAssert<GradientsAssert, Gradients> {

    GradientsAssert(Gradients actual) {
        super(actual, GradientsAssert.class);
    }

    /**
     * Asserts that every dW[i] and db[i] agrees with another's.
     *
     * @param others what is expected, taken as exact
     * @param tolerance how large a difference may be
     * @return this assertion
     * @throws AssertionError naming layer, entry, both values and the tolerance
     */
    public GradientsAssert agreesWith(Gradients others, Tolerance tolerance) {
        isNotNull();
        Map<TensorName, ExactMatrix> expected = new LinkedHashMap<>();
        others.tensors().forEach((name, matrix) -> expected.put(name, ExactMatrix.exactly(matrix)));
        Verdict verdict = new Comparison(tolerance, Precision.DOUBLE).judge(expected, actual.tensors());
        return conclude("gradients", verdict, Optional.empty(), List.of());
    }

    /**
     * Asserts that every dW[i] and db[i] agrees with the exact gradient within the derived error bound.
     *
     * @param network the weights and biases
     * @param batch the features and labels
     * @param precision that the gradients were computed in: the inputs are rounded to it first
     * @return this assertion
     * @throws AssertionError naming layer, entry, both values and the bound
     */
    public GradientsAssert agreesWithFormula(Network network, Batch batch, Precision precision) {
        isNotNull();
        Judgement judgement =
                GradientCheck.of(network, batch, precision).judge(EngineOutput.of(actual), Arithmetic.of(precision));
        String asked = "%s, m = %d, in %s".formatted(network.architecture(), batch.size(), precision.id());
        Optional<String> diagnosis = judgement.diagnosis().map(Diagnosis::sentence);
        return conclude(
                asked, judgement.verdict(), diagnosis, List.of("expected   is the exact gradient, in double-double"));
    }

    private GradientsAssert conclude(
            String asked, Verdict verdict, Optional<String> diagnosis, List<String> circumstances) {
        if (verdict.outcome() != Outcome.AGREE) {
            String name = descriptionText().isEmpty() ? "actual" : descriptionText();
            AssertionError inTheUsersWords = Failures.instance().failureIfErrorMessageIsOverridden(info);
            if (inTheUsersWords != null) {
                throw inTheUsersWords;
            }
            throw new AssertionError(new FailureMessage(asked, name, verdict, diagnosis).text(circumstances));
        }
        return this;
    }
}
