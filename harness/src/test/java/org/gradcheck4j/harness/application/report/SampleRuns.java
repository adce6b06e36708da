package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradcheck4j.harness.application.suite.Expectation;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.Gpu;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Origin;
import org.gradcheck4j.harness.application.suite.Provenance;
import org.gradcheck4j.harness.application.suite.Suite;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.StandardSuite;
import org.gradcheck4j.harness.judgement.TolerancePolicy;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;

/** Small runs to report on, with engines that are wrong on purpose. */
final class SampleRuns {

    static final Provenance PROVENANCE = new Provenance(
            "host",
            "Linux amd64",
            "a processor, 2 threads",
            "a device",
            "a JDK 17",
            2,
            "a BLAS",
            "CPU",
            "1.0",
            "plain",
            "2026-01-02T03:04:05Z",
            1.5,
            null);

    static final Provenance ON_GPU = new Provenance(
            "host",
            "Linux amd64",
            "a processor, 2 threads",
            "Tesla T4",
            "a JDK 17",
            0,
            "CUBLAS",
            "CUDA",
            "1.0",
            "plain",
            "2026-01-02T03:04:05Z",
            1.5,
            new Gpu("Tesla T4 (compute capability 7.5)", "470.82.01", "11.6", "11.8.1", "TF32 off", 3L, 1327L));

    static final Origin ORIGIN = new Origin(
            "1.2.3",
            "abc123",
            "gradcheck4j suite",
            "none",
            verdict -> "gradcheck4j suite --case " + verdict.testCase().id());

    /** Text that must never be taken for markup, Markdown or a path. */
    static final String HOSTILE = "<script>alert(1)</script> | ../\"'`&{{x}} \u202e";

    private SampleRuns() {}

    /** What an engine does to a right gradient. */
    @FunctionalInterface
    interface Fault {
        Gradients in(Gradients right);
    }

    /** The reference with a fault. */
    record Faulty(String name, Fault fault) implements GradientEngine {
        @Override
        public Set<Precision> precisions() {
            return Set.of(Precision.DOUBLE);
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            return fault.in(new ReferenceEngine().gradients(network, batch, precision));
        }
    }

    static final GradientEngine DOUBLED = new Faulty("doubled", right -> scaled(right, 2));

    static final GradientEngine NOT_A_NUMBER = new Faulty("not-a-number", right -> scaled(right, Double.NaN));

    static final GradientEngine THROWS = new Faulty("throws", right -> {
        throw new ArithmeticException(HOSTILE);
    });

    static List<Case> cases() {
        return StandardSuite.cases().stream()
                .filter(each -> Set.of("xor-2-2-1", "neuron-one-input").contains(each.id()))
                .toList();
    }

    static Case hostile() {
        Case xor = cases().get(0);
        return new Case(HOSTILE, HOSTILE, HOSTILE, xor.network(), xor.batch());
    }

    /** The whole suite of a few cases, in double. */
    static GradedRun run(List<Case> cases, Expectations expectations, GradientEngine... engines) {
        return new Suite(
                        cases, List.of(engines), List.of(Precision.DOUBLE), TolerancePolicy.DERIVED, expectations, true)
                .judge(each -> {});
    }

    static GradedRun run(GradientEngine... engines) {
        return run(cases(), Expectations.NONE, engines);
    }

    /** Everything that can go wrong at once. */
    static GradedRun mixed(Expectation... expectations) {
        List<Case> cases = new ArrayList<>(cases());
        cases.add(hostile());
        return run(
                cases, new Expectations(List.of(expectations)), new ReferenceEngine(), DOUBLED, NOT_A_NUMBER, THROWS);
    }

    static Expectation expects(String engine, String verdict, String family) {
        return new Expectation(engine, verdict, family, "1.0", "because it is known");
    }

    static AgreementReport report(GradedRun run) {
        return new AgreementReport(run, PROVENANCE, ORIGIN);
    }

    static String file(GradedRun run, String name) {
        String content = report(run).files().get(name);
        if (content == null) {
            throw new AssertionError("no file " + name);
        }
        return content;
    }

    static Gradients scaled(Gradients right, double factor) {
        return new Gradients(right.layers().stream()
                .map(layer -> new LayerGradient(times(layer.dW(), factor), times(layer.db(), factor)))
                .toList());
    }

    private static Matrix times(Matrix matrix, double factor) {
        return matrix.map(value -> factor * value);
    }
}
