package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleArithmetic;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;
import org.gradcheck4j.model.TensorName;

/**
 * The gradient is clipped.
 *
 * @param form what is clipped
 * @param limit of the entries or the norm; 0 for one that the gradient exceeds
 */
record ClippedFault(Form form, double limit) implements FaultyStep {

    static final Fault VALUE = new Fault(
            "clipped-value",
            (context, random) -> List.of(ClippedFault.VALUE.form("value", new ClippedFault(Form.VALUE, 0))),
            (context, parameters) ->
                    Stream.ofNullable(parameters.get("clip")).map(limit -> new ClippedFault(Form.VALUE, limit)));

    static final Fault NORM = new Fault(
            "clipped-norm", ClippedFault::drawNorm, (context, parameters) -> Stream.ofNullable(parameters.get("norm"))
                    .flatMap(limit -> Stream.of(
                            new ClippedFault(Form.WHOLE_NORM, limit), new ClippedFault(Form.NORM_OF_EACH, limit))));

    /** The norm is no part of the engine's arithmetic: frameworks take it in a better one. */
    private static final NumberArithmetic EXACT = new DoubleDoubleArithmetic();

    /** Each entry, all of them together, or each tensor. */
    enum Form {
        VALUE,
        WHOLE_NORM,
        NORM_OF_EACH
    }

    private static List<InjectedFault> drawNorm(FaultContext context, RandomParameters random) {
        InjectedFault whole = NORM.form("whole norm", new ClippedFault(Form.WHOLE_NORM, 0));
        // The norm of one number is the number: that is clipped by value.
        boolean isNorm = !context.layers(
                        i -> context.network().layer(i).weights().size() > 1)
                .isEmpty();
        return isNorm
                ? List.of(whole, NORM.form("norm of each", new ClippedFault(Form.NORM_OF_EACH, 0)))
                : List.of(whole);
    }

    @Override
    public Map<TensorName, DoubleDoubleMatrix> result(
            NumberArithmetic numbers, List<DoubleDoubleMatrix> A, Map<TensorName, DoubleDoubleMatrix> usual) {
        List<DD> all = new ArrayList<>();
        usual.values().forEach(matrix -> all.addAll(matrix.values()));
        Map<TensorName, DoubleDoubleMatrix> result = new HashMap<>();
        usual.forEach((tensor, matrix) -> result.put(
                tensor,
                switch (form) {
                    case VALUE -> clipped(numbers, matrix, limit == 0 ? halfOfSecond(all) : limit);
                    case WHOLE_NORM -> scaled(numbers, matrix, norm(all), limit == 0 ? belowHalf(norm(all)) : limit);
                    case NORM_OF_EACH ->
                        scaled(numbers, matrix, norm(matrix.values()), limit == 0 ? belowHalf(norm(all)) : limit);
                }));
        return result;
    }

    private static DD norm(List<DD> values) {
        return EXACT.dot(values.size(), values::get, values::get).sqrt();
    }

    /** The largest power of ten below half of a number. */
    private static double belowHalf(DD number) {
        return Double.parseDouble("1e" + (int) Math.floor(Math.log10(number.hi() / 2)));
    }

    /** Half of the second largest size, so that two entries exceed it. */
    private static double halfOfSecond(List<DD> values) {
        return values.stream()
                        .map(value -> Math.abs(value.hi()))
                        .sorted(Comparator.reverseOrder())
                        .skip(1)
                        .findFirst()
                        .orElse(1.0)
                / 2;
    }

    private static DoubleDoubleMatrix clipped(NumberArithmetic numbers, DoubleDoubleMatrix matrix, double limit) {
        return matrix.map(value -> Math.abs(value.hi()) > limit ? numbers.of(Math.copySign(limit, value.hi())) : value);
    }

    private static DoubleDoubleMatrix scaled(
            NumberArithmetic numbers, DoubleDoubleMatrix matrix, DD norm, double limit) {
        if (norm.hi() <= limit) {
            return matrix;
        }
        DD factor = numbers.dividedBy(numbers.of(limit), norm);
        return matrix.map(value -> numbers.times(value, factor));
    }
}
