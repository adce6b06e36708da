package org.gradcheck4j.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an error bound has to know about an engine's arithmetic, and which of it is an assumption.
 *
 * @param unitRoundoff u: each +, −, ×, ÷ has a relative error of at most u; set u to twice the
 *     unit roundoff if accumulators truncate
 * @param underflow η: the largest absolute error of an operation that underflows (the smallest subnormal; the smallest
 *     normal number if subnormals are flushed to zero)
 * @param largestFinite Ω, the largest finite number
 * @param sigmoidRelative c_σ: the relative error of σ, in units of u
 * @param sigmoidAbsolute c_abs: the absolute error of σ, in units of u (0 for a σ made from exp)
 * @param sums how sums of products are rounded
 * @param undeclared what the engine leaves open: of that, the numbers above are the sharpest assumption, and weaker ones are tried
 */
public record Arithmetic(
        double unitRoundoff,
        double underflow,
        double largestFinite,
        double sigmoidRelative,
        double sigmoidAbsolute,
        Summation sums,
        Set<Undeclared> undeclared) {

    /** c_σ if nothing is known of an engine's σ: a correct one in float reached 6.2. */
    public static final double UNKNOWN_SIGMOID = 8;

    /**
     * c_abs of a σ made from t = tanh(z/2). Libraries promise 2 ulp, Java 2.5, and an ulp is u below 1. Then (1 + t)/2 is off by
     * 1.25 u, and σ' as (1 − t²)/4 by (2 · 2.5 u + u/2)/4, below 1.5 u with the terms of second order.
     */
    private static final double TANH_SIGMOID = 1.5;

    /** What an engine may leave open. */
    public enum Undeclared {
        /** Whether σ is made from exp, which has a relative error, or from tanh, whose error is absolute. */
        SIGMOID,
        /** Whether subnormal numbers are kept or flushed to zero. */
        UNDERFLOW,
        /** Whether sums of half-precision products are kept in float, as GPUs and most libraries do, or in half. */
        ACCUMULATOR
    }

    /** Keeps an unmodifiable copy. */
    public Arithmetic {
        undeclared = undeclared.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(undeclared));
    }

    /**
     * An arithmetic of which everything is known, with sums in the same precision, in any order.
     *
     * @param unitRoundoff u
     * @param underflow η
     * @param largestFinite Ω
     * @param sigmoidRelative c_σ
     * @param sigmoidAbsolute c_abs
     */
    public Arithmetic(
            double unitRoundoff,
            double underflow,
            double largestFinite,
            double sigmoidRelative,
            double sigmoidAbsolute) {
        this(
                unitRoundoff,
                underflow,
                largestFinite,
                sigmoidRelative,
                sigmoidAbsolute,
                Summation.inAnyOrder(unitRoundoff),
                Set.of());
    }

    /**
     * {@return the IEEE arithmetic of a precision: gradual underflow, sums in the same precision and in any order, and a σ
     * made from exp, of unknown accuracy}
     *
     * @param precision double, float or half
     */
    public static Arithmetic of(Precision precision) {
        return new Arithmetic(
                precision.unitRoundoff(), precision.smallestSubnormal(), precision.largestFinite(), UNKNOWN_SIGMOID, 0);
    }

    /**
     * {@return the arithmetic of an engine that declares nothing: as above, but sums in half are kept in float, and all of
     * that is an assumption}
     *
     * @param precision double, float or half
     */
    public static Arithmetic undeclared(Precision precision) {
        Arithmetic ieee = of(precision);
        return precision == Precision.HALF
                ? ieee.withSums(Summation.inAnyOrder(Precision.FLOAT.unitRoundoff()))
                        .with(EnumSet.allOf(Undeclared.class))
                : ieee.with(EnumSet.of(Undeclared.SIGMOID, Undeclared.UNDERFLOW));
    }

    /**
     * {@return the arithmetic of a GPU of which nothing was measured} Sums are in any order, as fused multiply-adds, splits and
     * atomic additions make them; σ is made from exp, of unknown accuracy. Whether subnormal results become 0, and whether sums in
     * half are kept in float or in half, is left open.
     *
     * @param precision double, float or half
     */
    public static Arithmetic onGpu(Precision precision) {
        return undeclared(precision).withExpSigmoid();
    }

    /**
     * {@return this arithmetic, of float, with products on tensor cores} They round both factors, multiply exactly, add several
     * products at once, and cut off what does not fit (Fasi, Higham, Mikaitis, Pranesh 2021): an addition is off by up to 2u. Of a
     * subnormal factor, the narrower format has hardly a bit left, so η is the smallest normal number: that covers it if the other
     * factor is at most 2¹⁰.
     *
     * @param factorRoundoff the largest relative error of a normal factor: u of the format that it is rounded to, or 2u if it is
     *     cut off
     */
    public Arithmetic onTensorCores(double factorRoundoff) {
        double twice = 2 * unitRoundoff;
        return new Arithmetic(
                twice,
                Math.max(underflow, Precision.FLOAT.smallestNormal()),
                largestFinite,
                sigmoidRelative,
                sigmoidAbsolute,
                new Summation(twice, Summation.Order.ANY, 1, factorRoundoff),
                without(Undeclared.UNDERFLOW));
    }

    /**
     * {@return this arithmetic with a known accuracy of σ}
     *
     * @param relative c_σ
     * @param absolute c_abs
     */
    public Arithmetic withSigmoid(double relative, double absolute) {
        return new Arithmetic(
                unitRoundoff, underflow, largestFinite, relative, absolute, sums, without(Undeclared.SIGMOID));
    }

    /** {@return this arithmetic with a σ that is known to be made from exp} */
    public Arithmetic withExpSigmoid() {
        return withSigmoid(sigmoidRelative, 0);
    }

    /** {@return this arithmetic with a σ that is known to be made from tanh} */
    public Arithmetic withTanhSigmoid() {
        return withSigmoid(sigmoidRelative, TANH_SIGMOID);
    }

    /**
     * {@return this arithmetic with a known underflow}
     *
     * @param newUnderflow η
     */
    public Arithmetic withUnderflow(double newUnderflow) {
        return new Arithmetic(
                unitRoundoff,
                newUnderflow,
                largestFinite,
                sigmoidRelative,
                sigmoidAbsolute,
                sums,
                without(Undeclared.UNDERFLOW));
    }

    /**
     * {@return this arithmetic with sums that are known to be rounded so}
     *
     * @param newSums no coarser than this arithmetic itself
     */
    public Arithmetic withSums(Summation newSums) {
        if (newSums.unitRoundoff() > unitRoundoff) {
            throw new IllegalArgumentException("sums with u = %s are coarser than the numbers, with u = %s"
                    .formatted(newSums.unitRoundoff(), unitRoundoff));
        }
        return new Arithmetic(
                unitRoundoff,
                underflow,
                largestFinite,
                sigmoidRelative,
                sigmoidAbsolute,
                newSums,
                without(Undeclared.ACCUMULATOR));
    }

    private Arithmetic with(Set<Undeclared> newUndeclared) {
        return new Arithmetic(
                unitRoundoff, underflow, largestFinite, sigmoidRelative, sigmoidAbsolute, sums, newUndeclared);
    }

    private Set<Undeclared> without(Undeclared known) {
        EnumSet<Undeclared> rest = EnumSet.noneOf(Undeclared.class);
        rest.addAll(undeclared);
        rest.remove(known);
        return rest;
    }
}
