package org.gradcheck4j.bound;

import java.util.OptionalInt;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Matrix;

/**
 * What a hidden layer's dA[i] is multiplied by to give dZ[i]: σ'(Z[i]) = A(1 − A) in the formula, or what people put in its
 * place. Here z is an entry of Z[i], and a = σ(z).
 */
public enum HiddenSlope {
    /** a(1 − a), as in the formula. */
    SIGMOID(1) {
        @Override
        public DD exact(DD z, DD q) {
            return DoubleDoubleSigmoid.slope(q);
        }

        @Override
        double error(Entry entry) {
            return entry.errorOfSlope();
        }
    },
    /** 1: no factor. */
    ONE(0) {
        @Override
        public DD exact(DD z, DD q) {
            return DD.ONE;
        }

        @Override
        double error(Entry entry) {
            return 0;
        }
    },
    /** (a(1 − a))² */
    SIGMOID_SQUARED(2) {
        @Override
        public DD exact(DD z, DD q) {
            DD slope = DoubleDoubleSigmoid.slope(q);
            return slope.multiply(slope);
        }

        @Override
        double error(Entry entry) {
            double slope = SigmoidCurve.slope(entry.z);
            return entry.errorOfSlope() * (2 * slope + entry.errorOfSlope()) + entry.eta;
        }
    },
    /** σ'(a) = σ(a)(1 − σ(a)): σ is applied to the activation once more. */
    SIGMOID_OF_ACTIVATION {
        @Override
        public DD exact(DD z, DD q) {
            return DoubleDoubleSigmoid.slope(DoubleDoubleSigmoid.smallerTail(DoubleDoubleSigmoid.sigmoid(z, q)));
        }

        @Override
        double error(Entry entry) {
            double again = entry.errorOfA / 4 + Arithmetic.UNKNOWN_SIGMOID * entry.u;
            return again * (1 + again) + entry.eta;
        }
    },
    /** z(1 − z): the pre-activation in place of the activation. */
    Z_TIMES_ONE_MINUS_Z {
        @Override
        public DD exact(DD z, DD q) {
            return z.multiply(DD.ONE.subtract(z));
        }

        @Override
        double error(Entry entry) {
            return entry.errorOfZ * (Math.abs(1 - 2 * entry.z) + entry.errorOfZ) + entry.eta;
        }
    },
    /** 1 − a²: the derivative of tanh, from the activation. */
    TANH_SLOPE_FROM_ACTIVATION {
        @Override
        public DD exact(DD z, DD q) {
            DD a = DoubleDoubleSigmoid.sigmoid(z, q);
            return DoubleDoubleSigmoid.sigmoid(z.negate(), q).multiply(a.add(1));
        }

        @Override
        double error(Entry entry) {
            return entry.errorOfA * (2 + entry.errorOfA) + entry.u * (1 + entry.errorOfA) + entry.eta;
        }
    },
    /** 1 − tanh²(z) = 4σ'(2z): the derivative of tanh, from the pre-activation. */
    TANH_SLOPE_FROM_PRE_ACTIVATION {
        @Override
        public DD exact(DD z, DD q) {
            return DoubleDoubleSigmoid.slope(DoubleDoubleSigmoid.smallerTail(z.add(z)))
                    .multiply(4);
        }

        @Override
        double error(Entry entry) {
            // |(4σ'(2z))'| is at most 4/(3√3) < 0.77; a tanh is taken to be as good as σ; 1 − t² loses what t² is
            // rounded by.
            return 0.77 * entry.errorOfZ + (2 * Arithmetic.UNKNOWN_SIGMOID + 1) * entry.u + entry.eta;
        }
    },
    /** 1 if z &gt; 0, else 0: the derivative of ReLU. */
    RELU_SLOPE {
        @Override
        public DD exact(DD z, DD q) {
            return z.hi() > 0 ? DD.ONE : DD.ZERO;
        }

        @Override
        double error(Entry entry) {
            return Math.abs(entry.z) > entry.errorOfZ ? 0 : 1;
        }
    },
    /** a: the factor 1 − a is forgotten. */
    ACTIVATION {
        @Override
        public DD exact(DD z, DD q) {
            return DoubleDoubleSigmoid.sigmoid(z, q);
        }

        @Override
        double error(Entry entry) {
            return entry.errorOfA;
        }
    },
    /** 1 − a: the factor a is forgotten. */
    COMPLEMENT {
        @Override
        public DD exact(DD z, DD q) {
            return DoubleDoubleSigmoid.sigmoid(z.negate(), q);
        }

        @Override
        double error(Entry entry) {
            return entry.errorOfA;
        }
    };

    private final OptionalInt power;

    HiddenSlope(int power) {
        this.power = OptionalInt.of(power);
    }

    HiddenSlope() {
        this.power = OptionalInt.empty();
    }

    /**
     * {@return the factor, in double-double}
     *
     * @param z the entry of Z[i]
     * @param q σ(−|z|)
     */
    public abstract DD exact(DD z, DD q);

    /** A bound on how far an engine's factor is off, the roundings of its last two products aside. */
    abstract double error(Entry entry);

    /** {@return k, if the factor is σ'(z)ᵏ} */
    OptionalInt power() {
        return power;
    }

    /** {@return |factor| of each entry} */
    Matrix magnitude(Matrix Z) {
        return power.isPresent()
                ? Z.map(z -> SigmoidCurve.slopeToThe(power.getAsInt(), z))
                : Z.map(z -> {
                    DD exact = DD.of(z);
                    return Math.abs(
                            exact(exact, DoubleDoubleSigmoid.smallerTail(exact)).hi());
                });
    }

    /** {@return a bound on how far an engine's factor is off, for each entry} */
    Matrix errors(ForwardPassErrors.LayerErrors layer, Rounding rounding) {
        return layer.Z()
                .withEntries(k -> error(new Entry(
                        layer.Z().get(k),
                        layer.errorOfZ().get(k),
                        layer.errorOfA().get(k),
                        rounding.u(),
                        rounding.eta())));
    }

    /** One entry of a hidden layer. */
    record Entry(double z, double errorOfZ, double errorOfA, double u, double eta) {

        /** S = |1 − 2a| E(A) + E(A)², and η if the product underflows. */
        double errorOfSlope() {
            return errorOfA * (SigmoidCurve.slopeChange(z) + errorOfA) + eta;
        }
    }
}
