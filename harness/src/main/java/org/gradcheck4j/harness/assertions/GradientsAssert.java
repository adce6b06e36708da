package org.gradcheck4j.harness.assertions;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.internal.Failures;
import org.gradcheck4j.harness.comparison.Comparison;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.harness.judgement.VerdictMessage;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** Assertions on gradients. An inconclusive comparison fails: it is not agreement. */
public final class GradientsAssert extends AbstractAssert<GradientsAssert, Gradients> {

    private Optional<ForwardPass> forward = Optional.empty();

    GradientsAssert(Gradients actual) {
        super(actual, GradientsAssert.class);
    }

    /**
     * Lets {@code agreesWithFormula} judge the activations, the loss or both first: a wrong forward pass explains a wrong gradient.
     *
     * @param forward what was computed with these gradients
     * @return this assertion
     */
    public GradientsAssert withForwardPass(ForwardPass forward) {
        this.forward = Optional.of(requireArgument(forward, "forward"));
        return this;
    }

    /**
     * Asserts that every dW[i] and db[i] agrees with that of other gradients.
     *
     * @param others the expected gradients, taken as exact
     * @param tolerance how large a difference may be
     * @return this assertion
     * @throws AssertionError naming layer, entry, both values and the tolerance, and the smallest tolerance that would pass
     * @throws NullPointerException if an argument is null, in words
     */
    public GradientsAssert agreesWith(Gradients others, Tolerance tolerance) {
        isNotNull();
        requireArgument(others, "others");
        requireArgument(tolerance, "tolerance");
        Verdict verdict = new Comparison(tolerance, Precision.DOUBLE).compare(others, actual);
        return conclude("gradients", Judgement.of(verdict), VerdictMessage.ofAllTensors(verdict));
    }

    /**
     * Asserts that every dW[i] and db[i] agrees with the exact gradient within the derived error bound.
     *
     * @param network the weights and biases
     * @param batch the features and labels
     * @param precision that the gradients were computed in: the inputs are rounded to it first
     * @return this assertion
     * @throws AssertionError naming layer, entry, both values and the bound, and why they differ
     * @throws NullPointerException if an argument is null, in words
     */
    public GradientsAssert agreesWithFormula(Network network, Batch batch, Precision precision) {
        return agreesWithFormula(
                network, batch, precision, Arithmetic.undeclared(requireArgument(precision, "precision")));
    }

    /**
     * Asserts the same of gradients whose arithmetic is known: the bound is then tighter, or allows for what is rounded more.
     *
     * @param network as above
     * @param batch as above
     * @param precision as above
     * @param arithmetic such as {@code Arithmetic.undeclared(precision).withExpSigmoid()}
     * @return this assertion
     * @throws AssertionError as above
     * @throws NullPointerException as above
     */
    public GradientsAssert agreesWithFormula(Network network, Batch batch, Precision precision, Arithmetic arithmetic) {
        isNotNull();
        requireArgument(network, "network");
        requireArgument(batch, "batch");
        requireArgument(arithmetic, "arithmetic");
        Judgement judgement = GradientCheck.of(network, batch, requireArgument(precision, "precision"))
                .judge(new EngineOutput(forward, actual), arithmetic);
        String subject = "%s, m = %d, in %s".formatted(network.architecture(), batch.size(), precision.id());
        return conclude(subject, judgement, Map.of("compared with", "the exact gradient, in double-double"));
    }

    /** A user's test is not checked for nulls: which argument it is, Java would not say. */
    private static <T> T requireArgument(T argument, String name) {
        return Objects.requireNonNull(argument, () -> name + " is null");
    }

    private GradientsAssert conclude(String subject, Judgement judgement, Map<String, String> details) {
        if (judgement.verdict().outcome() != Outcome.AGREE) {
            String name = descriptionText().isEmpty() ? "actual" : descriptionText();
            AssertionError inTheUsersWords = Failures.instance().failureIfErrorMessageIsOverridden(info);
            if (inTheUsersWords != null) {
                throw inTheUsersWords;
            }
            throw new AssertionError(new VerdictMessage(subject, name, judgement).text(details));
        }
        return this;
    }
}
