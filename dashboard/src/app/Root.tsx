import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { I18nProvider } from "react-aria-components";
import { Toasts } from "../ui/Toasts";
import { queries } from "./queries";
import { router } from "./router";
import { SignInAgain } from "./SignInAgain";

export function Root() {
    return (
        <I18nProvider locale="en">
            <QueryClientProvider client={queries}>
                <RouterProvider router={router} />
                <SignInAgain />
                <Toasts />
            </QueryClientProvider>
        </I18nProvider>
    );
}
