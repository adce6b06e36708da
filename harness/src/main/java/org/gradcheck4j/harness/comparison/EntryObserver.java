package org.gradcheck4j.harness.comparison;

import org.gradcheck4j.model.TensorName;

/** Is shown every entry of a comparison, where its few worst are not enough. */
@FunctionalInterface
public interface EntryObserver {

    /**
     * Looks at one entry.
     *
     * @param tensor A1 …, J, dW1, db1, …
     * @param index flat, row by row
     * @param entry how far it is off
     */
    void see(TensorName tensor, int index, EntryError entry);
}
