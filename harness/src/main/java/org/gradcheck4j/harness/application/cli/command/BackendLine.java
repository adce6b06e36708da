package org.gradcheck4j.harness.application.cli.command;

import java.util.List;
import org.gradcheck4j.dl4j.BackendDescription;
import org.gradcheck4j.model.GradientEngine;

/** The ND4J backend in one line. */
final class BackendLine {

    private BackendLine() {}

    /** {@return the backend that these engines run on} */
    public static String of(List<GradientEngine> engines) {
        return RequiredBackend.isNeededBy(engines) ? current() : "none: no engine on ND4J was asked";
    }

    /** {@return the backend in use; starts ND4J if nothing has yet} */
    static String current() {
        BackendDescription backend = BackendDescription.current();
        return "%s (%s), ND4J %s, BLAS %s, %d threads"
                .formatted(backend.name(), backend.device(), backend.nd4jVersion(), backend.blas(), backend.threads());
    }
}
