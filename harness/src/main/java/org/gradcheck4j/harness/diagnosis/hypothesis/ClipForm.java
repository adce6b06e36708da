package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.OptionalDouble;
import org.gradcheck4j.departure.OutputGradient;
import org.gradcheck4j.harness.diagnosis.fit.LastLayer;
import org.gradcheck4j.harness.text.Figures;

/** What an engine does with a clipped output. Each sentence is given ε and how much the gradient is off. */
enum ClipForm {
    /** (c − y)/(c(1 − c)) · s, as in DL4J. */
    QUOTIENT_OF_CLIPPED_OUTPUT(
            "the loss clips the output to [ε, 1 − ε], ε = %s, and divides by the clipped c(1 − c), but σ' is that "
                    + "of the output as it is: if the output is close to 0 or 1, the gradient vanishes, most of all if the output is wrong; "
                    + "%s",
            "take the loss from Z[L], so that dZ[L] is A − y (DL4J: clipEps 0 divides by zero instead, SameDiff's "
                    + "sigmoidCrossEntropy is right%s)") {
        @Override
        String remedy(ClippedSamples samples, double u) {
            OptionalDouble smaller = samples.smallEnough(u);
            return super.remedy(samples, u)
                    .formatted(
                            smaller.isPresent()
                                    ? "; clipEps %s is small enough for these samples, but not for one whose output is nearer to 0 or 1"
                                            .formatted(Figures.sixDigits(smaller.getAsDouble()))
                                    : "");
        }

        @Override
        OutputGradient gradient(double epsilon) {
            return OutputGradient.quotientOfClippedOutput(epsilon);
        }

        @Override
        double output(double a, double complement, double y, double epsilon) {
            if (Math.min(a, complement) >= epsilon) {
                return LastLayer.residual(a, complement, y);
            }
            double c = a > complement ? 1 - epsilon : epsilon;
            double complementOfC = a > complement ? epsilon : 1 - epsilon;
            return ((1 - y) / complementOfC - y / c) * a * complement;
        }
    },
    /** (A − y)/max(s, ε) · s, as in PyTorch. */
    FLOORED_SLOPE(
            "the derivative of the loss is divided by max(a(1 − a), ε), ε = %s, and then multiplied by a(1 − a): "
                    + "if that is below ε, the gradient vanishes (clipping the output at ε gives the same); "
                    + "%s",
            "take the loss from Z[L], as BCEWithLogitsLoss does") {
        @Override
        OutputGradient gradient(double epsilon) {
            return OutputGradient.flooredSlope(epsilon);
        }

        @Override
        boolean clips(double a, double complement, double epsilon) {
            return a * complement < epsilon;
        }

        @Override
        double output(double a, double complement, double y, double epsilon) {
            return LastLayer.residual(a, complement, y) * Math.min(1, a * complement / epsilon);
        }
    },
    /** A − y, and 0 if A is clipped, as in Keras. */
    ZERO_OUTSIDE_CLAMP(
            "the output is clamped to [ε, 1 − ε], ε = %s, before the loss, and the clamp is differentiated too: outside, its "
                    + "derivative is 0, so that a sample there has no gradient, however wrong it is; "
                    + "%s",
            "take the loss from Z[L] (Keras: from_logits=True; PyTorch: BCEWithLogitsLoss)") {
        @Override
        OutputGradient gradient(double epsilon) {
            return OutputGradient.zeroOutsideClamp(epsilon);
        }

        @Override
        double output(double a, double complement, double y, double epsilon) {
            return Math.min(a, complement) < epsilon ? 0 : LastLayer.residual(a, complement, y);
        }
    },
    /** c − y. */
    CLIPPED_OUTPUT_MINUS_LABEL(
            "dZ[L] is made from an output that is clipped to [ε, 1 − ε], ε = %s: a right output beyond the clip keeps "
                    + "a gradient of size ε, and a wrong one loses part of its gradient; %s",
            "clip only inside the logarithm, and take dZ[L] = A − y from the output as it is") {
        @Override
        OutputGradient gradient(double epsilon) {
            return OutputGradient.clippedOutputMinusLabel(epsilon);
        }

        @Override
        double output(double a, double complement, double y, double epsilon) {
            return Math.min(a, complement) >= epsilon
                    ? LastLayer.residual(a, complement, y)
                    : a > complement ? (1 - y) - epsilon : epsilon - y;
        }
    };

    private final String sentence;
    private final String remedy;

    ClipForm(String sentence, String remedy) {
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** {@return what dZ[L] is made by} */
    abstract OutputGradient gradient(double epsilon);

    /** {@return dZ[L] of one sample, in plain double} */
    abstract double output(double a, double complement, double y, double epsilon);

    String sentence() {
        return sentence;
    }

    /**
     * {@return how to correct it}
     *
     * @param samples that are clipped
     * @param u the unit roundoff of the engine
     */
    String remedy(ClippedSamples samples, double u) {
        return remedy;
    }

    /** {@return whether the output of a sample is changed, in plain double} */
    boolean clips(double a, double complement, double epsilon) {
        return Math.min(a, complement) < epsilon;
    }
}
