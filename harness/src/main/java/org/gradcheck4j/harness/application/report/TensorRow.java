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
        if (right()) {
            return tensor.entries() + (hasUntested() ? ", %d tested".formatted(tensor.tested()) : "");
        }
        return "%d of %d disagree".formatted(tensor.disagreeing(), tensor.entries())
                + (hasUntested() ? ", %d untested".formatted(tensor.entries() - tensor.tested()) : "");
    }

    boolean hasUntested() {
        return tensor.tested() < tensor.entries();
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
