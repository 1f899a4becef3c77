tools => tools.place(document.querySelector('main') ?? document.body)
