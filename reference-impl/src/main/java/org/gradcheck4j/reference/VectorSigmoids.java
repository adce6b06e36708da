package org.gradcheck4j.reference;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** σ on vectors: {@link Sigmoid}, operation by operation. */
final class VectorSigmoids implements SigmoidLoop {

    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = DOUBLES.length();

    /** As many floats as there are doubles in a vector: half a vector. */
    private static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

    @Override
    public void sigmoid(double[] z, double[] results) {
        int whole = DOUBLES.loopBound(z.length);
        for (int k = 0; k < whole; k += LANES) {
            sigmoid(DoubleVector.fromArray(DOUBLES, z, k)).intoArray(results, k);
        }
        for (int k = whole; k < z.length; k++) {
            results[k] = Sigmoid.of(z[k]);
        }
    }

    @Override
    public void smallerTail(double[] z, double[] results) {
        int whole = DOUBLES.loopBound(z.length);
        for (int k = 0; k < whole; k += LANES) {
            smallerTail(DoubleVector.fromArray(DOUBLES, z, k)).intoArray(results, k);
        }
        for (int k = whole; k < z.length; k++) {
            results[k] = Sigmoid.smallerTail(z[k]);
        }
    }

    @Override
    public void sigmoid(float[] z, float[] results) {
        int whole = DOUBLES.loopBound(z.length);
        for (int k = 0; k < whole; k += LANES) {
            narrow(sigmoid(wide(z, k)), results, k);
        }
        for (int k = whole; k < z.length; k++) {
            results[k] = (float) Sigmoid.of(z[k]);
        }
    }

    @Override
    public void smallerTail(float[] z, float[] results) {
        int whole = DOUBLES.loopBound(z.length);
        for (int k = 0; k < whole; k += LANES) {
            narrow(smallerTail(wide(z, k)), results, k);
        }
        for (int k = whole; k < z.length; k++) {
            results[k] = (float) Sigmoid.smallerTail(z[k]);
        }
    }

    private static DoubleVector wide(float[] from, int at) {
        return (DoubleVector) FloatVector.fromArray(FLOATS, from, at).convertShape(VectorOperators.F2D, DOUBLES, 0);
    }

    private static void narrow(DoubleVector from, float[] to, int at) {
        ((FloatVector) from.convertShape(VectorOperators.D2F, FLOATS, 0)).intoArray(to, at);
    }

    private static DoubleVector sigmoid(DoubleVector z) {
        DoubleVector e = exp(z.abs().neg());
        VectorMask<Double> large = z.compare(VectorOperators.GE, 0);
        return e.blend(1, large).div(e.add(1));
    }

    private static DoubleVector smallerTail(DoubleVector z) {
        DoubleVector e = exp(z.abs().neg());
        return e.div(e.add(1));
    }

    private static DoubleVector exp(DoubleVector t) {
        DoubleVector n = t.fma(all(Sigmoid.LOG2_E), all(Sigmoid.SHIFT)).sub(Sigmoid.SHIFT);
        DoubleVector r = n.fma(all(-Sigmoid.LN_2_REST), n.fma(all(-Sigmoid.LN_2), t));
        DoubleVector sum = all(Sigmoid.TAYLOR[13]);
        sum = sum.fma(r, all(Sigmoid.TAYLOR[12]));
        sum = sum.fma(r, all(Sigmoid.TAYLOR[11]));
        sum = sum.fma(r, all(Sigmoid.TAYLOR[10]));
        sum = sum.fma(r, all(Sigmoid.TAYLOR[9]));
        sum = sum.fma(r, all(Sigmoid.TAYLOR[8]));
        sum = sum.fma(r, all(Sigmoid.TAYLOR[7]));
        sum = sum.fma(r, all(Sigmoid.TAYLOR[6]));
        sum = sum.fma(r, all(Sigmoid.TAYLOR[5]));
        sum = sum.fma(r, all(Sigmoid.TAYLOR[4]));
        sum = sum.fma(r, all(Sigmoid.TAYLOR[3]));
        sum = sum.fma(r, all(Sigmoid.TAYLOR[2]));
        sum = sum.fma(r, all(Sigmoid.TAYLOR[1]));
        sum = sum.fma(r, all(Sigmoid.TAYLOR[0]));
        DoubleVector half = n.fma(all(0.5), all(Sigmoid.SHIFT));
        DoubleVector rest = n.sub(half.sub(Sigmoid.SHIFT)).add(Sigmoid.SHIFT);
        return sum.mul(powerOfTwo(half)).mul(powerOfTwo(rest)).blend(0, t.compare(VectorOperators.LT, Sigmoid.LOWEST));
    }

    private static DoubleVector powerOfTwo(DoubleVector shifted) {
        return shifted.reinterpretAsLongs()
                .lanewise(VectorOperators.LSHL, Sigmoid.MANTISSA_BITS)
                .add(Sigmoid.ONE)
                .reinterpretAsDoubles();
    }

    private static DoubleVector all(double value) {
        return DoubleVector.broadcast(DOUBLES, value);
    }
}
