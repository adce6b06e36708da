package org.gradcheck4j.harness.application.suite;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.judgement.EngineRun;
import org.gradcheck4j.harness.judgement.VerdictMessage;
import org.gradcheck4j.harness.npz.GradientFileWriter;
import org.gradcheck4j.model.Precision;

/**
 * One engine's verdict on one case in one precision, and its grade.
 *
 * @param testCase the case
 * @param precision that the inputs were rounded to and the engine computed in
 * @param engine its name
 * @param run the engine's output, and the judgement of it
 * @param expectation the listed one that is about this verdict; empty if none is
 * @param outputZ the largest |z| of the output over the samples, exactly; beyond about 36 the output is 0 or 1 in double
 * @param plots of every tensor that was compared, in the order of the verdict
 */
public record EngineVerdict(
        Case testCase,
        Precision precision,
        String engine,
        EngineRun run,
        Optional<Expectation> expectation,
        double outputZ,
        List<TensorPlots> plots) {

    /** Keeps an unmodifiable copy. */
    public EngineVerdict {
        plots = List.copyOf(plots);
    }

    /** {@return what the engine computed} */
    public EngineTask task() {
        return new EngineTask(engine, testCase.id(), precision);
    }

    /** {@return what the comparison came to} */
    public Verdict verdict() {
        return run.judgement().verdict();
    }

    /** {@return what the comparison came to, in one word} */
    public Outcome outcome() {
        return verdict().outcome();
    }

    /** {@return the diagnosis of a disagreement; empty if there is none} */
    public Optional<Diagnosis> diagnosis() {
        return run.judgement().diagnosis();
    }

    /** {@return the id of the diagnosis, also if it explains nothing, such as {@code single-entry}; or of the outcome if there is none} */
    public String cause() {
        return diagnosis()
                .map(diagnosis -> diagnosis.id().text())
                .orElse(outcome().id());
    }

    /** {@return whether the engine returned a gradient that could be compared: not a tensor of a wrong shape, for example} */
    public boolean hasGradient() {
        return run.output().isPresent() && !verdict().tensors().isEmpty();
    }

    /**
     * {@return the bytes of a gradient file of the case, with what the engine returned}
     *
     * @throws java.util.NoSuchElementException if it has no gradient
     */
    public byte[] gradientFile() {
        return GradientFileWriter.bytes(
                engine,
                testCase.network(),
                testCase.batch(),
                precision,
                run.output().orElseThrow());
    }

    /** {@return the outcome, and the diagnosis if there is one, such as {@code explained (transposed)}} */
    public String verdictAndCause() {
        return outcome().id()
                + diagnosis()
                        .map(diagnosis -> " (%s)".formatted(diagnosis.id().text()))
                        .orElse("");
    }

    /** {@return whether it agrees, and if not, whether that is expected} */
    public Grade grade() {
        return switch (outcome()) {
            case AGREE -> Grade.AGREES;
            case EXPLAINED, INCONCLUSIVE, UNSUPPORTED -> expectation.isPresent() ? Grade.EXPECTED : Grade.UNEXPECTED;
            case DISAGREE, FAILED -> Grade.UNEXPECTED;
        };
    }

    /** {@return the tensors that are gradients, dW1, db1, …} */
    public List<TensorComparison> gradients() {
        return verdict().tensors().stream().filter(TensorComparison::isGradient).toList();
    }

    /** {@return the gradient tensor with the largest error ÷ bound; empty if none was compared} */
    public Optional<TensorComparison> worstGradient() {
        return gradients().stream().max(Comparator.comparingDouble(TensorComparison::fractionOfBound));
    }

    /** {@return the largest error ÷ bound of a gradient; 0 if none was compared} */
    public double gradientFractionOfBound() {
        return worstGradient().map(TensorComparison::fractionOfBound).orElse(0.0);
    }

    /** {@return the largest error of a gradient, as a share of the largest entry of its tensor; 0 if none was compared} */
    public double gradientErrorOfLargest() {
        return gradients().stream()
                .mapToDouble(tensor -> ofLargest(tensor, tensor.atol()))
                .max()
                .orElse(0);
    }

    /**
     * {@return an error as a share of the largest expected entry of its tensor; +∞ if that is 0 and the error is not}
     *
     * @param tensor that the entry belongs to
     * @param error of the entry
     */
    public double ofLargest(TensorComparison tensor, double error) {
        return error == 0 ? 0 : error / largest(tensor);
    }

    /**
     * {@return the largest magnitude that is expected in a tensor}
     *
     * @param tensor of this verdict
     */
    public double largest(TensorComparison tensor) {
        return plots(tensor).map(TensorPlots::largest).orElse(0.0);
    }

    /**
     * {@return how all entries of a tensor lie within their bounds; empty if it is not known}
     *
     * @param tensor of this verdict
     */
    public Optional<TensorPlots.Entries> entries(TensorComparison tensor) {
        return plots(tensor).flatMap(TensorPlots::entries);
    }

    private Optional<TensorPlots> plots(TensorComparison tensor) {
        return plots.stream().filter(each -> each.name().equals(tensor.name())).findFirst();
    }

    /** {@return the case and the precision, in words} */
    public String place() {
        return testCase.id() + " in " + precision.id();
    }

    /** {@return the case, the precision and the engine, for a heading} */
    public String title() {
        return testCase.id() + " · " + precision.id() + " · " + engine;
    }

    /** {@return the verdict in words} */
    public VerdictMessage message() {
        return new VerdictMessage(place(), engine, run.judgement());
    }
}
