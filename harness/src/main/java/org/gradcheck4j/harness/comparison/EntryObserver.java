package org.gradcheck4j.harness.comparison;

import org.gradcheck4j.model.TensorName;

/** Is shown every entry of a comparison, for a reader that needs more than the worst few. */
@FunctionalInterface
public interface EntryObserver {

    /**
     * Looks at one entry.
     *
     * @param tensor A1 …, J, dW1, db1, …
     * @param index flat, row by row
     * @param entry with its error
     */
    void see(TensorName tensor, int index, ComparedEntry entry);
}
