package org.gradcheck4j.harness.application.report;

import org.gradcheck4j.harness.application.plot.OutcomeBar;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.text.Figures;

/** One tensor of a verdict. */
record TensorRow(EngineVerdict of, TensorComparison tensor) {

    String name() {
        return tensor.name().toString();
    }

    /** How many entries agree, are untested and disagree, as a bar; empty if all agree. */
    String bar() {
        long untested = Math.max(0, tensor.entries() - tensor.tested());
        long disagree = tensor.disagreeing();
        long agree = Math.max(0, tensor.entries() - untested - disagree);
        return agree == tensor.entries()
                ? ""
                : new OutcomeBar(agree, tensor.entries() - agree - disagree, disagree).svg();
    }

    /** The same in words. */
    String entries() {
        String wrong = tensor.disagreeing() > 0 ? "%d of ".formatted(tensor.disagreeing()) : "";
        String untested = tensor.tested() < tensor.entries() ? ", %d tested".formatted(tensor.tested()) : "";
        return wrong + tensor.entries() + (tensor.disagreeing() > 0 ? " disagree" : "") + untested;
    }

    boolean right() {
        return tensor.disagreeing() == 0;
    }

    String fraction() {
        return Figures.threeDigits(tensor.fractionOfBound());
    }

    String ofLargest() {
        return Figures.threeDigits(of.ofLargest(tensor, tensor.atol()));
    }
}
