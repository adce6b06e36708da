package org.gradcheck4j.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Doubles as floats, and floats as doubles. */
final class VectorWidths {

    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

    /** As many floats as there are doubles in a vector: half a vector. */
    private static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

    private VectorWidths() {}

    /** Rounds some doubles to floats. */
    static void narrow(double[] from, int first, float[] to, int at, int count) {
        int whole = DOUBLES.loopBound(count);
        for (int k = 0; k < whole; k += DOUBLES.length()) {
            DoubleVector wide = DoubleVector.fromArray(DOUBLES, from, first + k);
            ((FloatVector) wide.convertShape(VectorOperators.D2F, FLOATS, 0)).intoArray(to, at + k);
        }
        for (int k = whole; k < count; k++) {
            to[at + k] = (float) from[first + k];
        }
    }

    /** Copies some floats as doubles. */
    static void widen(float[] from, int first, double[] to, int at, int count) {
        int whole = DOUBLES.loopBound(count);
        for (int k = 0; k < whole; k += DOUBLES.length()) {
            FloatVector narrow = FloatVector.fromArray(FLOATS, from, first + k);
            ((DoubleVector) narrow.convertShape(VectorOperators.F2D, DOUBLES, 0)).intoArray(to, at + k);
        }
        for (int k = whole; k < count; k++) {
            to[at + k] = from[first + k];
        }
    }
}
