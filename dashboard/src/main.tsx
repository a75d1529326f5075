import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./app/global.css";
import { Root } from "./app/Root";
import { applyTheme, chosenTheme } from "./app/theme";

applyTheme(chosenTheme());
createRoot(document.getElementById("app")!).render(
    <StrictMode>
        <Root />
    </StrictMode>,
);
