package org.gradcheck4j.departure;

import java.util.Optional;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.OutputWithError;

/** How dZ[L] is made from the output a = σ(z) and the label y, sample by sample. */
public sealed interface OutputGradient
        permits OutputMinusLabel,
                QuotientOfClippedOutput,
                FlooredSlope,
                ClippedOutputMinusLabel,
                ZeroOutsideClamp,
                ResidualTimesSlope,
                ResidualOverSlope,
                SigmoidTwice,
                AffineOutput,
                DecisionMinusLabel,
                ShiftedLogarithm {

    /** {@return a − y, as in the formula} */
    static OutputGradient formula() {
        return new OutputMinusLabel();
    }

    /**
     * {@return (c − y)/(c(1 − c)) · a(1 − a) with c = clip(a, ε, 1 − ε): DL4J's {@code LossBinaryXENT}}
     *
     * @param epsilon in (0, 1/2)
     */
    static OutputGradient quotientOfClippedOutput(double epsilon) {
        return new QuotientOfClippedOutput(epsilon);
    }

    /**
     * {@return (a − y)/max(s, ε) · s with s = a(1 − a): PyTorch's {@code BCELoss}}
     *
     * @param epsilon in (0, 1/4)
     */
    static OutputGradient flooredSlope(double epsilon) {
        return new FlooredSlope(epsilon);
    }

    /**
     * {@return clip(a, ε, 1 − ε) − y: the output is clipped before anything is made of it}
     *
     * @param epsilon in (0, 1/2)
     */
    static OutputGradient clippedOutputMinusLabel(double epsilon) {
        return new ClippedOutputMinusLabel(epsilon);
    }

    /**
     * {@return a − y if ε ≤ a ≤ 1 − ε, else 0: a clamp under automatic differentiation, as in Keras}
     *
     * @param epsilon in (0, 1/2)
     */
    static OutputGradient zeroOutsideClamp(double epsilon) {
        return new ZeroOutsideClamp(epsilon);
    }

    /**
     * {@return k (a − y) a(1 − a): the derivative of a squared error}
     *
     * @param k 1 for ½(a − y)², 2 for (a − y)²
     */
    static OutputGradient residualTimesSlope(double k) {
        return new ResidualTimesSlope(k);
    }

    /** {@return (a − y)/(a(1 − a)): dA[L] in place of dZ[L]} */
    static OutputGradient residualOverSlope() {
        return new ResidualOverSlope();
    }

    /**
     * {@return σ(a) − y: σ is applied to the output once more}
     *
     * @param isChained whether that is multiplied by a(1 − a), as the chain rule says
     */
    static OutputGradient sigmoidTwice(boolean isChained) {
        return new SigmoidTwice(isChained);
    }

    /**
     * {@return αa + βy + γ}
     *
     * @param alpha α
     * @param beta β
     * @param gamma γ
     */
    static OutputGradient affine(double alpha, double beta, double gamma) {
        return new AffineOutput(alpha, beta, gamma);
    }

    /** {@return 1 − y if a &gt; ½, else −y: the decision in place of the output} */
    static OutputGradient decisionMinusLabel() {
        return new DecisionMinusLabel();
    }

    /**
     * {@return ((1 − y)/(1 − a + ε) − y/(a + ε)) · a(1 − a): that of the loss with ln(a + ε) and ln(1 − a + ε)}
     *
     * @param epsilon positive
     */
    static OutputGradient shiftedLogarithm(double epsilon) {
        return new ShiftedLogarithm(epsilon);
    }

    /**
     * {@return dZ[L] of one sample}
     *
     * @param z Z[L]
     * @param q σ(−|z|)
     * @param y the label
     */
    DD exact(DD z, DD q, double y);

    /**
     * {@return a bound on how far an engine's dZ[L] is from {@link #exact}}
     *
     * @param output the sample's
     */
    double error(OutputWithError output);

    /** {@return whether the loss is the formula's, or its own is known} */
    default boolean determinesLoss() {
        return false;
    }

    /**
     * {@return the loss of one sample that goes with this dZ[L], if it is known and not the formula's}
     *
     * @param output the sample's
     */
    default Optional<ClippedLossValue> ownLoss(OutputWithError output) {
        return Optional.empty();
    }
}
