/**
 * The model and the engines are for everybody. The exact solution, its bound, the deviations, the departures and the
 * emulated engines are exported to the harness alone; so is the kernel, because reports say which one it is. While the
 * harness runs from the class path, nothing enforces this at run time; a user whose code is a module gets a compiler error.
 */
@SuppressWarnings("module") // the harness is not a module: it reads this one from the class path
module org.gradcheck4j.reference {
    requires static org.jspecify;
    requires org.apache.commons.numbers.core;

    exports org.gradcheck4j.model;
    exports org.gradcheck4j.reference;
    exports org.gradcheck4j.difference;
    exports org.gradcheck4j.exact to
            org.gradcheck4j.harness;
    exports org.gradcheck4j.bound to
            org.gradcheck4j.harness;
    exports org.gradcheck4j.deviation to
            org.gradcheck4j.harness;
    exports org.gradcheck4j.departure to
            org.gradcheck4j.harness;
    exports org.gradcheck4j.emulated to
            org.gradcheck4j.harness;
    exports org.gradcheck4j.kernel to
            org.gradcheck4j.harness;

    uses org.gradcheck4j.model.GradientEngine;

    provides org.gradcheck4j.model.GradientEngine with
            org.gradcheck4j.reference.ReferenceEngine,
            org.gradcheck4j.difference.FiniteDifferenceEngine;
}
