package org.gradcheck4j.harness.application.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Origin;
import org.gradcheck4j.harness.application.suite.Provenance;
import org.gradcheck4j.harness.application.suite.Suite;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.judgement.TolerancePolicy;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;

/** Small runs that are kept, for tests. */
public final class RecordedRuns {

    private RecordedRuns() {}

    /** An engine that changes the reference's gradients. */
    public record ChangingEngine(String name, UnaryOperator<Gradients> change) implements GradientEngine {
        @Override
        public Set<Precision> precisions() {
            return Set.of(Precision.FLOAT);
        }

        @Override
        public Arithmetic arithmetic(Precision precision) {
            return Arithmetic.of(precision).withSigmoid(3, 0.5);
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            return change.apply(new ReferenceEngine().gradients(network, batch, precision));
        }
    }

    /** An engine that says it cannot. */
    public record RefusingEngine(String name) implements GradientEngine {
        @Override
        public Set<Precision> precisions() {
            return Set.of(Precision.FLOAT);
        }

        @Override
        public Optional<String> unsupported(Network network, Batch batch, Precision precision) {
            return Optional.of("it has a day off");
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            throw new IllegalStateException("not asked");
        }
    }

    /** Returns an engine that is right. */
    public static GradientEngine right(String name) {
        return new ChangingEngine(name, UnaryOperator.identity());
    }

    /** Returns an engine whose dW2[0, 0] is multiplied. */
    public static GradientEngine scaling(String name, double factor) {
        return new ChangingEngine(name, gradients -> {
            LayerGradient last = gradients.layer(2);
            double[] dW = last.dW().toArray();
            dW[0] *= factor;
            return new Gradients(List.of(
                    gradients.layer(1),
                    new LayerGradient(Matrix.of(last.dW().rows(), last.dW().columns(), dW), last.db())));
        });
    }

    /** Returns an engine whose dW2[0, 0] is multiplied, and whose other entries are an ulp larger. */
    public static GradientEngine roundedAndScaling(String name, double factor) {
        return new ChangingEngine(name, gradients -> {
            List<LayerGradient> rounded = gradients.layers().stream()
                    .map(each -> new LayerGradient(
                            each.dW().map(RecordedRuns::next), each.db().map(RecordedRuns::next)))
                    .toList();
            return ((ChangingEngine) scaling(name, factor)).change().apply(new Gradients(rounded));
        });
    }

    private static double next(double value) {
        return Math.nextUp((float) value);
    }

    public static GradientEngine throwing(String name) {
        return new ChangingEngine(name, gradients -> {
            throw new IllegalStateException("no gradient today");
        });
    }

    /** A case of square weights and as many samples. */
    public static Case testCase(int seed) {
        return new Case(
                "small", "small", "a small one", SeededCases.network(1, seed, 3, 3, 1), SeededCases.batch(3, 3, seed));
    }

    public static GradedRun run(GradientEngine... engines) {
        return run(testCase(7), engines);
    }

    public static GradedRun run(Case testCase, GradientEngine... engines) {
        return new Suite(
                        List.of(testCase),
                        List.of(engines),
                        List.of(Precision.FLOAT),
                        TolerancePolicy.DERIVED,
                        Expectations.NONE,
                        false)
                .judge(verdict -> {});
    }

    public static Recording recording(GradedRun run, int threads) {
        Provenance here = new Provenance(
                "host", "os", "processor", "device", "jdk", threads, "blas", "CPU", "1", "plain", "today", 1.5, null);
        return new Recording(run, here, new Origin("1.0", "abc", "gradcheck4j record", "7", verdict -> ""));
    }

    /** Writes a run, and reads it. */
    public static RecordedRun kept(Path folder, GradedRun run) {
        try {
            recording(run, 1).write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RecordedRun.read(folder);
    }

    /** Changes the text of a manifest. */
    static void edit(Path folder, String from, String to) throws IOException {
        Path manifest = folder.resolve("manifest.json");
        String text = Files.readString(manifest);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(from + " is not in " + text);
        }
        Files.writeString(manifest, text.replace(from, to));
    }
}
