package org.gradcheck4j.harness.application.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Summation;
import org.gradcheck4j.model.TensorName;

/**
 * What the plots of one tensor show of its entries.
 *
 * @param name of the tensor
 * @param largest the largest magnitude that is expected
 * @param entries how all entries lie within their bounds; empty if it is not known by which bounds they were judged
 */
public record TensorPlots(TensorName name, double largest, Optional<Entries> entries) {

    /** Bins of a fraction of the bound: eight to a factor of ten. */
    private static final double EIGHTH_OF_A_DECADE = Math.pow(10, 1.0 / 8);

    private static final double TWO = 2;

    /**
     * Every entry, counted.
     *
     * @param fractions of the bound
     * @param ulps off, in units in the last place
     * @param map where in the tensor they stand
     */
    public record Entries(LogHistogram fractions, LogHistogram ulps, FractionMap map) {

        private static Entries of(TensorComparison tensor) {
            return new Entries(
                    new LogHistogram(EIGHTH_OF_A_DECADE),
                    new LogHistogram(TWO),
                    new FractionMap(tensor.rows(), tensor.columns()));
        }

        private void add(ComparedEntry entry) {
            fractions.add(entry.fractionOfBound());
            ulps.add(entry.ulps());
            map.add(entry);
        }
    }

    /**
     * Compares an output once more, by the tolerance that led to its verdict.
     *
     * @param check the exact solution
     * @param output the engine's
     * @param verdict on that output
     * @param declared the tolerance that was asked for
     * @param arithmetic that the engine declares
     * @return one for each tensor of the verdict
     */
    public static List<TensorPlots> of(
            GradientCheck check, EngineOutput output, Verdict verdict, Tolerance declared, Arithmetic arithmetic) {
        if (verdict.tensors().isEmpty()) {
            return List.of();
        }
        Optional<Map<TensorName, Entries>> entries = tolerances(check, declared, arithmetic)
                .flatMap(tolerance -> entries(check, output, verdict, tolerance).stream())
                .findFirst();
        Map<TensorName, ExactMatrix> exact = check.solution().tensors();
        List<TensorPlots> plots = new ArrayList<>();
        for (TensorComparison tensor : verdict.tensors()) {
            ExactMatrix expected = exact.get(tensor.name());
            if (expected != null) {
                Optional<Entries> its = entries.flatMap(all -> Optional.ofNullable(all.get(tensor.name())));
                plots.add(new TensorPlots(tensor.name(), expected.largest(), its));
            }
        }
        return plots;
    }

    /**
     * {@return the largest |z| of the output over the samples}
     *
     * @param check the exact solution
     */
    public static double outputZ(GradientCheck check) {
        List<ExactMatrix> all = check.solution().Z();
        return all.get(all.size() - 1).largest();
    }

    /** The tolerances by which a verdict may have been reached: what is not declared is tried. */
    private static Stream<Tolerance> tolerances(GradientCheck check, Tolerance declared, Arithmetic arithmetic) {
        Arithmetic stepwise = arithmetic.withSums(Summation.inAnyOrder(arithmetic.unitRoundoff()));
        return Stream.concat(
                Stream.of(declared),
                Stream.of(stepwise, arithmetic.withTanhSigmoid(), stepwise.withTanhSigmoid())
                        .flatMap(each -> Stream.of(
                                each, each.withUnderflow(check.precision().smallestNormal())))
                        .map(check::tolerance));
    }

    /** Empty if another tolerance than this led to the verdict. */
    private static Optional<Map<TensorName, Entries>> entries(
            GradientCheck check, EngineOutput output, Verdict verdict, Tolerance tolerance) {
        Map<TensorName, Entries> entries = new LinkedHashMap<>();
        verdict.tensors().forEach(tensor -> entries.put(tensor.name(), Entries.of(tensor)));
        Verdict again = check.compare(output, tolerance, (name, index, entry) -> {
            Entries its = entries.get(name);
            if (its != null) {
                its.add(entry);
            }
        });
        return again.tensors().equals(verdict.tensors()) ? Optional.of(entries) : Optional.empty();
    }
}
