package org.gradcheck4j.harness.benchmark;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The most that a core can do: fused multiply-adds on vectors that stay in registers. There are more of them than an FMA has
 * cycles of latency, times two units, so that none waits for the one before. One operation is one multiply-add of numbers.
 */
@State(Scope.Thread)
public class PeakBenchmark {

    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    private static final int VECTORS = 12;
    private static final int NUMBERS = 1 << 21;
    private static final int OPERATIONS = NUMBERS * VECTORS;

    /** The value of every number stays between 1 and 2. */
    private static final double FACTOR = 0.5;

    private static final double SUMMAND = 0.75;

    /** As for the other benchmarks; there is only one. */
    @Param({})
    public String by = "";

    /** As for the other benchmarks: a method for each. */
    @Param({})
    public String precision = "";

    /** Made by JMH. */
    public PeakBenchmark() {}

    /** {@return a number that depends on every multiply-add} */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public double multiplyAdds() {
        return precision.equals("double") ? inDouble() : inFloat();
    }

    private static double inDouble() {
        DoubleVector f = DoubleVector.broadcast(DOUBLES, FACTOR);
        DoubleVector s = DoubleVector.broadcast(DOUBLES, SUMMAND);
        DoubleVector a = s, b = s, c = s, d = s, e = s, g = s, h = s, i = s, j = s, k = s, l = s, m = s;
        for (int n = NUMBERS; n > 0; n -= DOUBLES.length()) {
            a = a.fma(f, s);
            b = b.fma(f, s);
            c = c.fma(f, s);
            d = d.fma(f, s);
            e = e.fma(f, s);
            g = g.fma(f, s);
            h = h.fma(f, s);
            i = i.fma(f, s);
            j = j.fma(f, s);
            k = k.fma(f, s);
            l = l.fma(f, s);
            m = m.fma(f, s);
        }
        return a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(g)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l)
                .add(m)
                .reduceLanes(VectorOperators.ADD);
    }

    private static double inFloat() {
        FloatVector f = FloatVector.broadcast(FLOATS, (float) FACTOR);
        FloatVector s = FloatVector.broadcast(FLOATS, (float) SUMMAND);
        FloatVector a = s, b = s, c = s, d = s, e = s, g = s, h = s, i = s, j = s, k = s, l = s, m = s;
        for (int n = NUMBERS; n > 0; n -= FLOATS.length()) {
            a = a.fma(f, s);
            b = b.fma(f, s);
            c = c.fma(f, s);
            d = d.fma(f, s);
            e = e.fma(f, s);
            g = g.fma(f, s);
            h = h.fma(f, s);
            i = i.fma(f, s);
            j = j.fma(f, s);
            k = k.fma(f, s);
            l = l.fma(f, s);
            m = m.fma(f, s);
        }
        return a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(g)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l)
                .add(m)
                .reduceLanes(VectorOperators.ADD);
    }
}
