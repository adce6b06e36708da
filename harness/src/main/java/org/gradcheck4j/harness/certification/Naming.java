package org.gradcheck4j.harness.certification;

import java.util.Optional;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.suite.Truth;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Gradients;

/** Names what is wrong with a gradient that disagrees. */
@FunctionalInterface
interface Naming {

    /** {@return the diagnosis} */
    Name name(Truth truth, Arithmetic arithmetic, Gradients gradients, Verdict verdict);

    /**
     * A diagnosis, as far as certification looks at it.
     *
     * @param id of the diagnosis table
     * @param sentence for people
     * @param claim the fault that it says was made, where it says so completely
     */
    record Name(String id, String sentence, Optional<Deviation> claim) {}
}
